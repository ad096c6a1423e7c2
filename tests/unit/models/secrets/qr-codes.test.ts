import { create } from 'qrcode';
import { describe, expect, it } from 'vitest';
import { findQrCodes, judgeQrCode } from '../../../../models/secrets/qr-codes.ts';
import { type LumaPicture, locateQrCodes } from '../../../../models/secrets/qr-patterns.ts';

interface Placed {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  /** Pixels per module. */
  readonly scale: number;
  /** In radians. */
  readonly turn?: number;
}

/** A grey wall with QR codes on it, light falling off to the right. */
function wall(codes: readonly Placed[], width = 640, height = 360): LumaPicture {
  const luma = new Uint8Array(width * height);
  const matrices = codes.map((code) => ({ ...code, modules: create(code.text, {}).modules }));
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      let level = 150;
      for (const { x: left, y: top, scale, turn = 0, modules } of matrices) {
        const [dx, dy] = [x - left, y - top];
        const column = Math.floor((dx * Math.cos(turn) + dy * Math.sin(turn)) / scale);
        const row = Math.floor((dy * Math.cos(turn) - dx * Math.sin(turn)) / scale);
        if (column < -4 || row < -4 || column >= modules.size + 4 || row >= modules.size + 4)
          continue;
        const isInside = column >= 0 && row >= 0 && column < modules.size && row < modules.size;
        level = isInside && modules.get(row, column) ? 30 : 225;
      }
      luma[y * width + x] = level * (1 - (0.4 * x) / width);
    }
  }
  return { width, height, luma };
}

const WIFI = 'WIFI:T:WPA;S:Garden;P:tRee7lamp;;';

describe('QR codes', () => {
  it('are found and read, several in one picture, also turned', () => {
    const picture = wall([
      { text: WIFI, x: 60, y: 60, scale: 4 },
      { text: 'https://example.org', x: 420, y: 80, scale: 5, turn: 0.3 },
    ]);
    const contents = findQrCodes(picture).map(({ content }) => content);
    expect(contents.sort()).toEqual([WIFI, 'https://example.org']);
  });

  it('are one each, however large they are shown', () => {
    const seed = 'otpauth://totp/Example?secret=JBSWY3DPEHPK3PXP';
    for (const scale of [2, 3, 5, 6, 8]) {
      const codes = findQrCodes(wall([{ text: seed, x: 60, y: 40, scale }]));
      expect(codes.map(({ content }) => content)).toEqual([seed]);
    }
  });

  it('look different when they are, and the same when they are not', () => {
    const [one, again, other] = [WIFI, WIFI, 'https://example.org/another'].map(
      (text) => findQrCodes(wall([{ text, x: 100, y: 100, scale: 3 }]))[0]?.look,
    );
    expect(one).toHaveLength(256);
    expect(again).toBe(one);
    expect(other).not.toBe(one);
  });

  it('are covered whole', () => {
    const [box] = locateQrCodes(wall([{ text: WIFI, x: 100, y: 100, scale: 3 }]));
    expect(box?.x).toBeLessThanOrEqual(100);
    expect((box?.x ?? 0) + (box?.width ?? 0)).toBeGreaterThanOrEqual(100 + 29 * 3);
  });

  it('are not seen where none are', () => {
    expect(locateQrCodes(wall([]))).toEqual([]);
    const letters = wall([]);
    const noise = letters.luma.map((_, index) => ((index * 2_654_435_761) >>> 13) & 255);
    expect(locateQrCodes({ ...letters, luma: noise })).toEqual([]);
  });
});

describe('what a QR code says', () => {
  const harmless = async () => null;

  it.each([
    [WIFI, 'wifi'],
    ['otpauth://totp/Example?secret=JBSWY3DPEHPK3PXP', 'otp'],
    ['https://example.org', null],
    ['WIFI:T:nopass;S:Guest;;', null],
    [null, 'qr-code'],
  ])('decides on a screen: %s', async (content, kind) => {
    expect(await judgeQrCode({ content }, 'screen', harmless)).toBe(kind);
  });

  it('does not matter on camera: every code is hidden', async () => {
    const code = { content: 'https://example.org' };
    expect(await judgeQrCode(code, 'camera', harmless)).toBe('qr-code');
  });
});
