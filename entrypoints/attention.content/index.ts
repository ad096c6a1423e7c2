import { defineContentScript } from 'wxt/utils/define-content-script';
import { keepAnimating } from './animation-frames';
import { hideEvents } from './hide-events';
import { readNativeState } from './native-state';
import { replaceGetter, replaceMethod } from './replace';

/** Put into the documents of sites on which the person wants attention to stay private. */
export default defineContentScript({
  matches: ['<all_urls>'],
  registration: 'runtime',
  world: 'MAIN',
  runAt: 'document_start',
  main() {
    const native = readNativeState();
    // First, so that frames go on when the listeners that follow hide the change.
    keepAnimating(native);
    hideEvents(native);
    tellAttentive();
    hideIdleness();
    hidePerformanceEntries();
  },
});

function tellAttentive(): void {
  for (const name of ['hidden', 'webkitHidden'])
    replaceGetter(Document.prototype, name, () => false);
  for (const name of ['visibilityState', 'webkitVisibilityState'])
    replaceGetter(Document.prototype, name, () => 'visible');
  replaceMethod(Document.prototype, 'hasFocus', () => true);
}

/** A detector that has started, and has nothing to tell. */
function hideIdleness(): void {
  const { IdleDetector } = window as { IdleDetector?: { prototype: object } };
  if (!IdleDetector) return;
  replaceMethod(IdleDetector.prototype, 'start', () => Promise.resolve());
  replaceGetter(IdleDetector.prototype, 'userState', () => 'active');
  replaceGetter(IdleDetector.prototype, 'screenState', () => 'unlocked');
}

const isTelling = ({ entryType, name }: PerformanceEntry): boolean =>
  entryType === 'visibility-state' && name === 'hidden';

function hidePerformanceEntries(): void {
  for (const { prototype } of [Performance, PerformanceObserverEntryList]) {
    for (const name of ['getEntries', 'getEntriesByType', 'getEntriesByName']) {
      replaceMethod(prototype, name, (_self, _args, native) =>
        (native() as PerformanceEntry[]).filter((entry) => !isTelling(entry)),
      );
    }
  }
}
