import readQrCode from 'jsqr';
import type { Box, SecretKind, Surface } from './finding.ts';
import { type LumaPicture, locateQrCodes } from './qr-patterns.ts';

/** A QR code in a picture. */
export interface QrCode {
  readonly box: Box;
  /** What it says; null when it was seen but could not be read. */
  readonly content: string | null;
  /** Its look, coarsely: tells those that cannot be read from one another. */
  readonly look: string;
}

/** Points a side at which the look is taken. */
const LOOK = 32;

/** Whether each of some points in `box` is dark, row by row, four a hexadecimal digit. */
function lookOf({ width, luma }: LumaPicture, box: Box): string {
  const levels = Array.from({ length: LOOK * LOOK }, (_, index) => {
    const x = Math.round(box.x + ((0.5 + (index % LOOK)) / LOOK) * box.width);
    const y = Math.round(box.y + ((0.5 + Math.floor(index / LOOK)) / LOOK) * box.height);
    return luma[y * width + x] ?? 0;
  });
  const mean = levels.reduce((sum, level) => sum + level, 0) / levels.length;
  const digits = Array.from({ length: levels.length / 4 }, (_, index) =>
    [0, 1, 2, 3].reduce((digit, bit) => {
      const level = levels[4 * index + bit] ?? 0;
      return 2 * digit + (level < mean ? 1 : 0);
    }, 0),
  );
  return digits.map((digit) => digit.toString(16)).join('');
}

/** The part of `picture` under `box`, as grey RGBA: what the library takes. */
function cropToRgba({ width, height, luma }: LumaPicture, box: Box) {
  const left = Math.max(0, Math.floor(box.x));
  const top = Math.max(0, Math.floor(box.y));
  const right = Math.min(width, Math.ceil(box.x + box.width));
  const bottom = Math.min(height, Math.ceil(box.y + box.height));
  const data = new Uint8ClampedArray(Math.max(0, right - left) * Math.max(0, bottom - top) * 4);
  let at = 0;
  for (let y = top; y < bottom; y++) {
    for (let x = left; x < right; x++) {
      const level = luma[y * width + x] ?? 0;
      data[at++] = level;
      data[at++] = level;
      data[at++] = level;
      data[at++] = 255;
    }
  }
  return { data, width: right - left, height: bottom - top };
}

function readAt(picture: LumaPicture, box: Box): string | null {
  const { data, width, height } = cropToRgba(picture, box);
  if (width < 21 || height < 21) return null;
  return readQrCode(data, width, height, { inversionAttempts: 'attemptBoth' })?.data ?? null;
}

/** All QR codes of a picture, read as far as possible. */
export const findQrCodes = (picture: LumaPicture): QrCode[] =>
  locateQrCodes(picture).map((box) => ({
    box,
    content: readAt(picture, box),
    look: lookOf(picture, box),
  }));

const WIFI = /^WIFI:/i;
const WIFI_PASSWORD = /(?:^WIFI:|;)P:(?!;)/i;
const ONE_TIME_SEED = /^otpauth(?:-migration)?:/i;

/**
 * What a QR code gives away; null when everybody may see it. On camera every code is hidden, because
 * what it leads to cannot be known; on a screen also one that could not be read. Other contents are
 * judged as text by `judgeText`.
 */
export async function judgeQrCode(
  { content }: Pick<QrCode, 'content'>,
  surface: Surface,
  judgeText: (text: string) => Promise<SecretKind | null>,
): Promise<SecretKind | null> {
  if (content !== null && ONE_TIME_SEED.test(content)) return 'otp';
  if (content !== null && WIFI_PASSWORD.test(content)) return 'wifi';
  if (surface === 'camera' || content === null) return 'qr-code';
  return WIFI.test(content) ? null : judgeText(content);
}
