/** In picture coordinates, pixels. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** One line, or one cell of a table, as the text reader read it. */
export interface ReadLine {
  readonly text: string;
  readonly box: Box;
  /** 0 to 1. */
  readonly confidence: number;
}

/** Where the lines were read: a camera's pictures are read with more mistakes than a screen's. */
export type Surface = 'camera' | 'screen';

export type SecretKind =
  | 'password'
  | 'pin'
  | 'otp'
  | 'recovery-code'
  | 'wifi'
  | 'token'
  | 'cookie'
  | 'private-key'
  | 'connection-string'
  | 'card'
  | 'iban'
  | 'seed-phrase'
  | 'licence-key'
  | 'qr-code'
  | 'personal-words';

/** Keys of the sentences that tell the person why something is hidden. */
export const WHY = {
  password: 'hiddenPassword',
  pin: 'hiddenPin',
  otp: 'hiddenOneTimeCode',
  'recovery-code': 'hiddenRecoveryCode',
  wifi: 'hiddenWifi',
  token: 'hiddenToken',
  cookie: 'hiddenCookie',
  'private-key': 'hiddenPrivateKey',
  'connection-string': 'hiddenConnectionString',
  card: 'hiddenCard',
  iban: 'hiddenIban',
  'seed-phrase': 'hiddenSeedPhrase',
  'licence-key': 'hiddenLicenceKey',
  'qr-code': 'hiddenQrCode',
  'personal-words': 'hiddenPersonalWords',
} as const satisfies Record<SecretKind, string>;

export type WhyKey = (typeof WHY)[SecretKind];

/** Something to hide. It never carries the text itself. */
export interface Finding {
  readonly kind: SecretKind;
  /** Covers every line of the secret whole; a label that stands apart from it stays visible. */
  readonly box: Box;
  readonly why: WhyKey;
  /** Salted hash of the text: what "never hide this again" stores. */
  readonly fingerprint: string;
}

/** A judgement about lines, by their numbers: what the single judges return. */
export interface Suspicion {
  readonly kind: SecretKind;
  readonly lines: readonly number[];
}

/** The smallest box around all `boxes`. */
export function unionOf(boxes: readonly Box[]): Box {
  const x = Math.min(...boxes.map((box) => box.x));
  const y = Math.min(...boxes.map((box) => box.y));
  const right = Math.max(...boxes.map((box) => box.x + box.width));
  const bottom = Math.max(...boxes.map((box) => box.y + box.height));
  return { x, y, width: right - x, height: bottom - y };
}
