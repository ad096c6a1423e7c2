import type { JSX } from 'preact';
import { LockIcon } from '../design/icons';
import { useText } from '../text/text-context';

/** In place of a control, or beside it: this is not the person's to change. */
export function LockedNote(): JSX.Element {
  const { t } = useText();
  return (
    <p class="locked-note">
      <LockIcon />
      {t('setByOrganisation')}
    </p>
  );
}
