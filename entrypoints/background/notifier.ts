import { browser } from 'wxt/browser';
import { reminderText } from '../../components/chip/chip-notice';
import { capReasonText } from '../../components/device/device-status';
import { whyText } from '../../components/reading/why-text';
import { readText } from '../../components/text/browser-text';
import type { DeviceKind } from '../../policy/gate';
import { COVERED_BY, LAPSES, type Lapse } from '../../policy/lapse';
import type { Notice } from '../../policy/session-events';
import type { Attention } from '../../protocol/attention';
import { tellTab } from './frame-messages';

type Shown = Parameters<typeof browser.notifications.create>[1];

/** One a tab and question, one a tab for all that was done: what comes later replaces it. */
const reminderId = (tab: number, lapse: Lapse): string => `remind|${tab}|${lapse}`;
const noticeId = (tab: number): string => `notice|${tab}`;
const foundId = (tab: number): string => `found|${tab}`;

/** In the order of the buttons. */
const ANSWERS = ['cover', 'keep-live'] as const;

/** Says in a system notification what the person should know who may not see the tab. */
export class Notifier {
  /** Called as the background starts. */
  watch(): void {
    browser.notifications.onButtonClicked.addListener((id, button) => void answer(id, button));
    browser.notifications.onClicked.addListener((id) => void showTab(id));
    browser.tabs.onRemoved.addListener((tab) => void this.forgetTab(tab));
  }

  /** @param site Host of the tab's page. */
  async take(tab: number, site: string, attention: Attention): Promise<void> {
    switch (attention.kind) {
      case 'remind':
        await show(reminderId(tab, attention.lapse), site, reminder(attention));
        return;
      case 'remind-over':
        await browser.notifications.clear(reminderId(tab, attention.lapse));
        return;
      case 'notice':
        if (isWorthANotice(attention.about)) {
          await show(noticeId(tab), site, notice(attention.about, attention.devices));
        }
        return;
      case 'found':
        await show(foundId(tab), site, found(attention));
    }
  }

  async forgetTab(tab: number): Promise<void> {
    const ids = [noticeId(tab), foundId(tab), ...LAPSES.map((lapse) => reminderId(tab, lapse))];
    await Promise.all(ids.map((id) => browser.notifications.clear(id)));
  }
}

type Reminder = Extract<Attention, { kind: 'remind' }>;
type WorthANotice = Lapse | 'surface-changed';

/** What follows from the person's own act is told where they act. */
const isWorthANotice = (about: Notice): about is WorthANotice =>
  about === 'surface-changed' || LAPSES.some((lapse) => lapse === about);

function reminder({ lapse, devices }: Reminder): Partial<Shown> {
  const { t } = readText(browser.i18n);
  const buttons = [{ title: t('coverNow') }, { title: t('keepLive') }];
  return {
    title: t('stillLive', list(devices)),
    message: t(reminderText(lapse)),
    // A question stays until it is answered. Firefox has neither that nor buttons, and refuses both.
    ...(import.meta.env.FIREFOX ? {} : { buttons, requireInteraction: true }),
  };
}

/** Once a finding, without a sound: the meeting goes on. */
function found({ why, isHidden }: Extract<Attention, { kind: 'found' }>): Partial<Shown> {
  const { t } = readText(browser.i18n);
  return {
    title: t(isHidden ? 'hiddenForYou' : 'foundForYou'),
    message: t(whyText(why)),
    // Firefox knows no such field, and refuses it.
    ...(import.meta.env.FIREFOX ? {} : { silent: true }),
  };
}

function notice(about: WorthANotice, devices: readonly DeviceKind[]): Partial<Shown> {
  const { t } = readText(browser.i18n);
  return { title: t('coveredDevices', list(devices)), message: t(capReasonText(about)) };
}

function list(devices: readonly DeviceKind[]): string {
  const { t, language } = readText(browser.i18n);
  return new Intl.ListFormat(language).format(devices.map((device) => t(device)));
}

async function show(id: string, site: string, words: Partial<Shown>): Promise<void> {
  const iconUrl = browser.runtime.getURL('/icon/lenscap-128.png');
  await browser.notifications.create(id, {
    type: 'basic',
    iconUrl,
    title: '',
    message: '',
    contextMessage: site,
    ...words,
  });
}

async function answer(id: string, button: number): Promise<void> {
  const [, tab, name] = id.split('|');
  const lapse = LAPSES.find((one) => one === name);
  if (!lapse) return;
  await browser.notifications.clear(id);
  if (ANSWERS[button] === 'keep-live') {
    await tellTab(Number(tab), { kind: 'person-act', act: 'keep-live', lapse });
    return;
  }
  for (const device of COVERED_BY[lapse]) {
    await tellTab(Number(tab), { kind: 'person-act', act: 'cap', device });
  }
}

async function showTab(id: string): Promise<void> {
  const tab = await browser.tabs.update(Number(id.split('|')[1]), { active: true });
  await browser.notifications.clear(id);
  if (tab) await browser.windows.update(tab.windowId, { focused: true });
}
