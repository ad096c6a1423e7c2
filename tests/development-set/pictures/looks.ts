import type { Random } from '../random.ts';
import type { Scene } from '../wording.ts';

/** How a scene is drawn: fonts of `@fontsource`, colours and shape, as CSS. */
export interface Look {
  readonly font: string;
  /** Pixels. */
  readonly size: number;
  readonly ink: string;
  /** Of the sheet that the text stands on. */
  readonly sheet: string;
  /** Of what is around the sheet. */
  readonly around: string;
  readonly lineHeight: number;
}

const MONO = ['jetbrains-mono', 'source-code-pro'] as const;
const PRINT = ['inter', 'roboto', 'noto-serif'] as const;
const HAND = ['caveat', 'kalam', 'patrick-hand', 'permanent-marker'] as const;

export const FONTS = [...MONO, ...PRINT, ...HAND];

const DARK = ['background:#1e1e1e', 'background:#0c0c14', 'background:#282c34'] as const;
const LIGHT = ['background:#fff', 'background:#f6f8fa', 'background:#fdf6e3'] as const;
const WALLS = [
  'background:linear-gradient(100deg,#b9b1a4,#8d8579)',
  'background:linear-gradient(80deg,#7f8c95,#a9b4ba)',
  'background:linear-gradient(120deg,#d8d2c8,#b5aea2)',
] as const;

const isSheet = (scene: Scene): boolean =>
  scene === 'board' || scene === 'sticky' || scene === 'paper' || scene === 'label';

/** Whether the scene is something in a room rather than on a screen. */
export const isInRoom = isSheet;

export function lookOf(scene: Scene, random: Random): Look {
  if (isSheet(scene)) return lookOfSheet(scene, random);
  switch (scene) {
    case 'terminal':
    case 'editor': {
      const isDark = random.chance(0.75);
      const sheet = random.pick(isDark ? DARK : LIGHT);
      const size = random.whole(13, 24);
      const ink = isDark ? random.pick(['#d4d4d4', '#9cdcfe', '#b5e853']) : '#24292e';
      return { font: random.pick(MONO), size, ink, sheet, around: sheet, lineHeight: 1.5 };
    }
    case 'slide': {
      const size = random.whole(28, 64);
      const font = random.pick(PRINT);
      const sheet = random.pick(LIGHT);
      return { font, size, ink: '#1b2a49', sheet, around: sheet, lineHeight: 1.4 };
    }
    default: {
      const size = random.whole(13, 26);
      const sheet = random.pick(LIGHT);
      const ink = random.pick(['#222', '#3a3a3a', '#1a1a2e']);
      return { font: random.pick(PRINT), size, ink, sheet, around: sheet, lineHeight: 1.6 };
    }
  }
}

function lookOfSheet(scene: Scene, random: Random): Look {
  const around = random.pick(WALLS);
  const pen = random.pick(['#1d3f8f', '#22262b', '#a3222b', '#1b7a43']);
  switch (scene) {
    case 'board': {
      const sheet =
        'background:linear-gradient(130deg,#f4f5f3 40%,#fff 55%,#e3e6e4);border:6px solid #8e9194';
      const size = random.whole(12, 72);
      return { font: random.pick(HAND), size, ink: pen, sheet, around, lineHeight: 1.35 };
    }
    case 'sticky': {
      const sheet = `background:${random.pick(['#fff176', '#f8bbd0', '#b2ebf2'])};box-shadow:2px 4px 8px #0006`;
      const size = random.whole(10, 40);
      return { font: random.pick(HAND), size, ink: '#22262b', sheet, around, lineHeight: 1.2 };
    }
    default: {
      const sheet = 'background:#fbfaf6;box-shadow:1px 2px 6px #0005';
      const size = random.whole(9, 32);
      return { font: random.pick(PRINT), size, ink: '#222', sheet, around, lineHeight: 1.4 };
    }
  }
}
