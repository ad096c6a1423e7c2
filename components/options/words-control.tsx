import type { JSX } from 'preact';
import { useText } from '../text/text-context';

interface WordsControlProps {
  readonly id: string;
  /** The person's own. */
  readonly words: readonly string[];
  /** That the organisation adds. */
  readonly added: readonly string[];
  readonly onChange: (words: string[]) => void;
}

/** Words that one line each is written for; they are stored when the field is left. */
export function WordsControl({ id, words, added, onChange }: WordsControlProps): JSX.Element {
  const { t } = useText();
  return (
    <>
      <textarea
        rows={4}
        aria-labelledby={`${id}-title`}
        aria-describedby={`${id}-sentence ${id}-how`}
        value={words.join('\n')}
        onChange={({ currentTarget }) => onChange(wordsOf(currentTarget.value))}
      />
      <p class="note" id={`${id}-how`}>
        {t('hiddenWordsOnePerLine')}
      </p>
      {added.length > 0 && <p class="note">{t('hiddenWordsOrganisation', added.join(', '))}</p>}
    </>
  );
}

/** As the schema wants them: one letter alone would hide nearly every line. */
const wordsOf = (text: string): string[] =>
  [
    ...new Set(
      text
        .split('\n')
        .map((line) => line.trim().slice(0, 80).trim())
        .filter((line) => line.length >= 2),
    ),
  ].slice(0, 500);
