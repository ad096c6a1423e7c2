import { HOLD_REASONS, type HoldReason, SURFACES, type Surface } from '../policy/share';

/** Guard → background: the person has to be asked about a share of this frame. */
export interface OpenAirlock {
  readonly kind: 'open-airlock';
  readonly share: number;
}

/** Name of the port from the airlock's window to the guard of the frame that shares. */
export const airlockPort = (share: number): string => `airlock:${share}`;

const PORT_NAME = /^airlock:(\d{1,9})$/;

/** The share that a port is about; `null` if it is another kind of port. */
export function shareOfPort(name: string): number | null {
  const [, share] = PORT_NAME.exec(name) ?? [];
  return share === undefined ? null : Number(share);
}

/** Guard → airlock window. */
export type AirlockNews =
  | {
      readonly kind: 'asks';
      /** Counts what was asked about this share: an answer is to one question alone. */
      readonly question: number;
      readonly surface: Surface;
      readonly hold: HoldReason;
      /** Host of the page that shares. */
      readonly host: string;
      /** The share has sound, which stays muted unless the person says otherwise. */
      readonly hasSound: boolean;
    }
  /** What would be seen now: a JPEG as `data:` URL. */
  | { readonly kind: 'picture'; readonly url: string }
  /** The person asked again while the window is open: bring it to the front. */
  | { readonly kind: 'front' }
  /** Nothing is left to answer. */
  | { readonly kind: 'over' };

/** Airlock window → guard. A port that closes without an answer means `cancel`. */
export type AirlockAnswer =
  | { readonly kind: 'share'; readonly question: number; readonly withSound: boolean }
  /** Both end the share, as if the person had ended it. */
  | { readonly kind: 'choose-window' }
  | { readonly kind: 'cancel' };

type Fields = Record<string, unknown>;

const fieldsOf = (value: unknown): Fields =>
  typeof value === 'object' && value !== null ? (value as Fields) : {};

const isCount = (value: unknown): value is number =>
  Number.isSafeInteger(value) && (value as number) >= 0;

export function parseOpenAirlock(value: unknown): OpenAirlock | null {
  const { kind, share } = fieldsOf(value);
  return kind === 'open-airlock' && isCount(share) ? { kind, share } : null;
}

export function parseAirlockNews(value: unknown): AirlockNews | null {
  const { kind, question, surface, hold, host, hasSound, url } = fieldsOf(value);
  if (kind === 'front' || kind === 'over') return { kind };
  if (kind === 'picture') {
    const isPicture = typeof url === 'string' && url.startsWith('data:image/jpeg;base64,');
    return isPicture ? { kind, url } : null;
  }
  const known = SURFACES.find((one) => one === surface);
  const why = HOLD_REASONS.find((one) => one === hold);
  if (kind !== 'asks' || !isCount(question) || !known || !why) return null;
  if (typeof host !== 'string') return null;
  return { kind, question, surface: known, hold: why, host, hasSound: hasSound === true };
}

export function parseAirlockAnswer(value: unknown): AirlockAnswer | null {
  const { kind, question, withSound } = fieldsOf(value);
  if (kind === 'share') {
    return isCount(question) ? { kind, question, withSound: withSound === true } : null;
  }
  return kind === 'choose-window' || kind === 'cancel' ? { kind } : null;
}
