import type { JSX } from 'preact';
import type { LapseRule } from '../../policy/lapse';
import { formatLength } from '../text/format';
import { useText } from '../text/text-context';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;

/** Lengths worth choosing between, milliseconds; whatever else is set is offered beside them. */
const LENGTHS: readonly (number | null)[] = [
  0,
  10 * SECOND,
  20 * SECOND,
  30 * SECOND,
  MINUTE,
  2 * MINUTE,
  5 * MINUTE,
  10 * MINUTE,
  15 * MINUTE,
  30 * MINUTE,
  60 * MINUTE,
  null,
];

interface LapseControlProps {
  readonly id: string;
  readonly rule: LapseRule;
  /** A reminder makes sense: somebody may be there to see it. */
  readonly canRemind: boolean;
  readonly onChange: (rule: LapseRule) => void;
}

/** After how long the person is reminded, and after how long things are covered. */
export function LapseControl({ id, rule, canRemind, onChange }: LapseControlProps): JSX.Element {
  const { t } = useText();
  return (
    <div class="lengths">
      {canRemind && (
        <LengthSelect
          label={t('remindMe')}
          describedBy={`${id}-title`}
          value={rule.remindAfterMs}
          lengths={LENGTHS}
          onChange={(remindAfterMs) => onChange({ ...rule, remindAfterMs })}
        />
      )}
      <LengthSelect
        label={t('coverIt')}
        describedBy={`${id}-title`}
        value={rule.coverAfterMs}
        lengths={canRemind ? LENGTHS : [0, null]}
        onChange={(coverAfterMs) => onChange({ ...rule, coverAfterMs })}
      />
    </div>
  );
}

function LengthSelect(props: {
  readonly label: string;
  readonly describedBy: string;
  readonly value: number | null;
  readonly lengths: readonly (number | null)[];
  readonly onChange: (length: number | null) => void;
}): JSX.Element {
  const { t, language } = useText();
  const { value, lengths, onChange } = props;
  const say = (length: number | null): string => {
    if (length === null) return t('never');
    return length === 0 ? t('atOnce') : t('afterTime', formatLength(language, length));
  };
  return (
    <label class="length">
      <span>{props.label}</span>
      <select
        aria-describedby={props.describedBy}
        value={String(value)}
        onChange={({ currentTarget }) =>
          onChange(currentTarget.value === 'null' ? null : Number(currentTarget.value))
        }
      >
        {withValue(lengths, value).map((length) => (
          <option key={length} value={String(length)}>
            {say(length)}
          </option>
        ))}
      </select>
    </label>
  );
}

/** In order, "never" last. */
function withValue(lengths: readonly (number | null)[], value: number | null): (number | null)[] {
  const all = [...new Set([...lengths, value])];
  return all.sort((one, other) => (one ?? Number.MAX_VALUE) - (other ?? Number.MAX_VALUE));
}
