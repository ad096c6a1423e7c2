/** Name of the port from the popup to one frame of a tab, open for as long as the popup is. */
export const LIVE_VIEW_PORT = 'lenscap:live-view';

/** What can be looked at. */
export type ViewedDevice = 'camera' | 'screen';

/** Popup → guard. */
export type LiveViewAsk =
  /** Answer with the next picture that a stand-in of this device is sent. */
  | { readonly kind: 'next-picture'; readonly device: ViewedDevice }
  /** Push-to-talk: the button went down or came up. It also comes up when the port closes. */
  | { readonly kind: 'talk'; readonly isHeld: boolean };

/** Guard → popup. Ports between worlds carry JSON alone, hence the text. */
export type LiveViewTold =
  /** Base64 of a WebP picture. */
  | { readonly kind: 'picture'; readonly device: ViewedDevice; readonly webp: string }
  /** The microphone's level, dB below full scale. */
  | { readonly kind: 'level'; readonly db: number };

type Fields = Record<string, unknown>;

const fieldsOf = (value: unknown): Fields | null =>
  typeof value === 'object' && value !== null ? (value as Fields) : null;

const isViewed = (value: unknown): value is ViewedDevice =>
  value === 'camera' || value === 'screen';

export function parseLiveViewAsk(value: unknown): LiveViewAsk | null {
  const fields = fieldsOf(value);
  if (!fields) return null;
  const { kind, device, isHeld } = fields;
  if (kind === 'next-picture') return isViewed(device) ? { kind, device } : null;
  return kind === 'talk' && typeof isHeld === 'boolean' ? { kind, isHeld } : null;
}

export function parseLiveViewTold(value: unknown): LiveViewTold | null {
  const fields = fieldsOf(value);
  if (!fields) return null;
  const { kind, device, webp, db } = fields;
  if (kind === 'level') return typeof db === 'number' && Number.isFinite(db) ? { kind, db } : null;
  if (kind !== 'picture' || !isViewed(device) || typeof webp !== 'string') return null;
  return { kind, device, webp };
}
