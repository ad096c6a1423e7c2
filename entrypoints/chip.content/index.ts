import { signal } from '@preact/signals';
import { browser } from 'wxt/browser';
import { defineContentScript } from 'wxt/utils/define-content-script';
import type { ChipActions, ChipModel } from '../../components/chip/chip-model';
import { noticeOf } from '../../components/chip/chip-notice';
import type { ChipPlace } from '../../components/chip/chip-place';
import { mountChip } from '../../components/chip/mount-chip';
import { frameDevices } from '../../components/device/frame-devices';
import { readText } from '../../components/text/browser-text';
import { findGuard } from '../../protocol/guard-handle';
import { attachChipHost, markPresent } from './chip-host';
import { loadChipPlace, saveChipPlace } from './chip-place';

/** The chip counts minutes. */
const COUNT_EVERY_MS = 15_000;

/** Put into a frame by the background once it captures something: others pay nothing for it. */
export default defineContentScript({
  matches: ['<all_urls>'],
  registration: 'runtime',
  async main() {
    const guard = findGuard();
    if (!guard || !markPresent()) return;
    const site = window.origin;
    let place = await loadChipPlace(site);
    if (place.isDismissed) return;

    const read = (): ChipModel => {
      const report = guard.report();
      const now = Date.now();
      return { devices: frameDevices(report), notice: noticeOf(report, now), now, ...place };
    };
    const model = signal(read());
    const change = (changed: Partial<ChipPlace>): void => {
      place = { ...place, ...changed };
      model.value = read();
      void saveChipPlace(site, place);
    };
    const actions: ChipActions = {
      onGate: (device, wanted) =>
        guard.obey({ kind: wanted === 'live' ? 'uncap' : 'cap', device, via: 'chip' }),
      onTalk: (isHeld) => guard.obey({ kind: isHeld ? 'talk-start' : 'talk-end', via: 'chip' }),
      onAnswer: (lapse, answer) => {
        if (answer === 'keep-live') guard.obey({ kind: answer, lapse, via: 'chip' });
        else guard.obey({ kind: 'panic', via: 'chip' });
      },
      onFold: (isFolded) => change({ isFolded }),
      onMove: (position) => change({ position }),
      onDismiss: () => {
        change({ isDismissed: true });
        end();
      },
    };
    const text = readText(browser.i18n);
    const host = attachChipHost();
    const unmount = mountChip(host.root, { model, actions, text, direction: text.direction });
    const unlisten = guard.listen(() => {
      host.keep();
      model.value = read();
    });
    const timer = setInterval(() => {
      model.value = read();
    }, COUNT_EVERY_MS);
    const end = (): void => {
      clearInterval(timer);
      unlisten();
      unmount();
      host.remove();
    };
  },
});
