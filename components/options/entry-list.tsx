import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { useText } from '../text/text-context';

/** Entries, one a line; they are stored when the field is left, those that make sense. */
export function EntryList(props: {
  /** Of the elements that name and explain it. */
  readonly ids: { readonly label: string; readonly sentence: string };
  readonly entries: readonly string[];
  /** How many more the organisation has set. */
  readonly others: number;
  readonly isValid: (entry: string) => boolean;
  readonly onChange: (entries: string[]) => void;
}): JSX.Element {
  const { t } = useText();
  const { ids, entries, others, isValid, onChange } = props;
  const [refused, setRefused] = useState<readonly string[]>([]);
  const take = (text: string): void => {
    const lines = text
      .split('\n')
      .map((line) => line.trim())
      .filter(Boolean);
    setRefused(lines.filter((line) => !isValid(line)));
    onChange(lines.filter(isValid));
  };
  const howId = `${ids.label}-how`;
  return (
    <>
      <textarea
        rows={4}
        aria-labelledby={ids.label}
        aria-describedby={`${ids.sentence} ${howId}`}
        aria-invalid={refused.length > 0}
        value={[...entries, ...refused].join('\n')}
        onChange={({ currentTarget }) => take(currentTarget.value)}
      />
      <p class="note" id={howId}>
        {t('onePerLine')}
        {others > 0 && ` ${t('entriesOfOrganisation', `${others}`)}`}
      </p>
      {refused.length > 0 && (
        <p class="note" role="status">
          {t('refusedEntries', refused.join(', '))}
        </p>
      )}
    </>
  );
}
