import type { JSX } from 'preact';
import type { StoreProblem } from '../../policy/settings/read-store';
import { WarningIcon } from '../design/icons';
import { useText } from '../text/text-context';

/** What is stored cannot be used: the person should know that the careful settings count. */
export function StoreWarning({ problem }: { readonly problem: StoreProblem }): JSX.Element {
  const { t } = useText();
  return (
    <p class="note warning" role="alert">
      <WarningIcon />
      {t(problem === 'newer' ? 'settingsNewer' : 'settingsBroken')}
    </p>
  );
}
