import type { MessageKey } from '../text/message-key';

const REASONS: Readonly<Record<string, MessageKey>> = {
  hiddenPassword: 'hiddenPassword',
  hiddenPin: 'hiddenPin',
  hiddenOneTimeCode: 'hiddenOneTimeCode',
  hiddenRecoveryCode: 'hiddenRecoveryCode',
  hiddenWifi: 'hiddenWifi',
  hiddenToken: 'hiddenToken',
  hiddenCookie: 'hiddenCookie',
  hiddenPrivateKey: 'hiddenPrivateKey',
  hiddenConnectionString: 'hiddenConnectionString',
  hiddenCard: 'hiddenCard',
  hiddenIban: 'hiddenIban',
  hiddenSeedPhrase: 'hiddenSeedPhrase',
  hiddenLicenceKey: 'hiddenLicenceKey',
  hiddenQrCode: 'hiddenQrCode',
  hiddenPersonalWords: 'hiddenPersonalWords',
};

/** Why something is hidden, by the key that the judge gave; another engine may know more reasons. */
export const whyText = (why: string): MessageKey =>
  (Object.hasOwn(REASONS, why) ? REASONS[why] : undefined) ?? 'hiddenSomething';
