import type { JSX } from 'preact';
import { LensCapIcon } from '../design/icons';
import { useText } from '../text/text-context';

/** Nothing is in use: say so, and say what will happen when that changes. */
export function EmptyState(): JSX.Element {
  const { t } = useText();
  return (
    <section class="panel empty">
      <span class="empty-sign">
        <LensCapIcon />
      </span>
      <h2 class="empty-title">{t('emptyTitle')}</h2>
      <p>{t('emptyText')}</p>
      <p class="facts">{t('emptyPromise')}</p>
    </section>
  );
}
