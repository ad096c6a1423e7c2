import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type CameraContents,
  GuardedCamera,
} from '../../../../pipeline/quarantine/guarded-camera.ts';

/** Pixels of a tile, and samples of it on the small picture. */
const TILE = 32;
const FACTOR = 4;
const COLUMNS = 5;
const ROWS = 3;
const WIDTH = COLUMNS * TILE;
const HEIGHT = ROWS * TILE;
const SIZE = {
  width: WIDTH,
  height: HEIGHT,
  smallWidth: WIDTH / FACTOR,
  smallHeight: HEIGHT / FACTOR,
  factor: FACTOR,
};
const SAMPLES = SIZE.smallWidth * SIZE.smallHeight;
const NOBODY = new Uint8Array(SAMPLES);

/** What is on each tile: 0 a wall, else writing of that name. */
type Wall = readonly number[];

const EMPTY: Wall = Array.from({ length: COLUMNS * ROWS }, () => 0);

/** Strokes whose mean differs from one writing to the next. */
function lumaOf(wall: Wall): Uint8Array {
  return Uint8Array.from({ length: WIDTH * HEIGHT }, (_, at) => {
    const [x, y] = [at % WIDTH, Math.floor(at / WIDTH)];
    const name = wall[Math.floor(y / TILE) * COLUMNS + Math.floor(x / TILE)] ?? 0;
    if (name === 0) return 200;
    return ((x >> 2) + name) % 2 === 0 ? 20 + 30 * name : 220;
  });
}

function smallOf(luma: Uint8Array): Uint8Array {
  return Uint8Array.from({ length: SAMPLES }, (_, at) => {
    const [x, y] = [at % SIZE.smallWidth, Math.floor(at / SIZE.smallWidth)];
    let sum = 0;
    for (let row = 0; row < FACTOR; row++) {
      for (let column = 0; column < FACTOR; column++) {
        sum += luma[(y * FACTOR + row) * WIDTH + x * FACTOR + column] ?? 0;
      }
    }
    return sum / FACTOR ** 2;
  });
}

function show(camera: GuardedCamera, wall: Wall, person: Uint8Array = NOBODY): void {
  const luma = lumaOf(wall);
  camera.take({ luma, small: smallOf(luma), person });
}

/** Whether any sample of the tile may be seen. */
function isOpen(camera: GuardedCamera, tile: number): boolean {
  const side = TILE / FACTOR;
  const [left, top] = [(tile % COLUMNS) * side, Math.floor(tile / COLUMNS) * side];
  return Array.from({ length: side * side }, (_, at) => {
    const [x, y] = [left + (at % side), top + Math.floor(at / side)];
    return camera.open[y * SIZE.smallWidth + x];
  }).some((sample) => sample !== 0);
}

const tileRect = (tile: number) => ({
  x: (tile % COLUMNS) * TILE + 8,
  y: Math.floor(tile / COLUMNS) * TILE + 8,
  width: 16,
  height: 16,
});

const walls = fc.array(fc.nat({ max: 3 }), {
  minLength: EMPTY.length,
  maxLength: EMPTY.length,
});

const steps = fc.array(
  fc.oneof(
    fc.record({ kind: fc.constant('show' as const), wall: walls }),
    /** A pass that began some pictures ago ends. */
    fc.record({ kind: fc.constant('judge' as const), late: fc.nat({ max: 2 }) }),
  ),
  { maxLength: 12 },
);

type Step = (typeof steps extends fc.Arbitrary<infer T> ? T : never) extends readonly (infer S)[]
  ? S
  : never;

/** A guarded camera, and beside it every content that a pass has looked at by now. */
class WatchedCamera {
  readonly #camera = new GuardedCamera(SIZE);
  readonly #passes: { contents: CameraContents; wall: Wall }[] = [];
  readonly #harmless = new Set<string>();
  #wall = EMPTY;

  take(step: Step): void {
    if (step.kind === 'show') this.#show(step.wall);
    else this.#judge(step.late);
  }

  expectHarmless(): void {
    for (const [tile, name] of this.#wall.entries()) {
      if (name === 0 || !isOpen(this.#camera, tile)) continue;
      expect(this.#harmless).toContain(`${tile}:${name}`);
    }
  }

  #show(wall: Wall): void {
    this.#wall = wall;
    show(this.#camera, wall);
    this.#passes.push({ contents: this.#camera.contents(), wall });
  }

  #judge(late: number): void {
    const pass = this.#passes.at(-1 - late);
    if (!pass) return;
    this.#camera.judge(pass.contents, []);
    for (const [tile, name] of pass.wall.entries()) this.#harmless.add(`${tile}:${name}`);
  }
}

describe('a guarded camera', () => {
  it('shows no writing that a pass has not looked at, whatever happens in whatever order', () => {
    const check = (all: readonly Step[]) => {
      const watched = new WatchedCamera();
      for (const step of all) {
        watched.take(step);
        watched.expectHarmless();
      }
    };
    fc.assert(fc.property(steps, check), { numRuns: 200 });
  });

  it('would not pass that test if it showed what it holds', () => {
    const camera = new GuardedCamera(SIZE);
    show(camera, [1, ...EMPTY.slice(1)]);
    expect(isOpen(camera, 0)).toBe(false);
    camera.judge(camera.contents(), []);
    expect(isOpen(camera, 0)).toBe(true);
  });

  it('shows a plain wall at once, keeps what was found hidden, and follows it when it moves', () => {
    const camera = new GuardedCamera(SIZE);
    const note = (tile: number): Wall => EMPTY.map((_, index) => (index === tile ? 1 : 0));
    show(camera, note(6));
    expect(isOpen(camera, 4)).toBe(true);
    camera.judge(camera.contents(), [tileRect(6)]);
    expect([4, 6].map((tile) => isOpen(camera, tile))).toEqual([true, false]);
    show(camera, note(6));
    expect(camera.wantsPass).toBe(false);
    show(camera, note(7));
    expect([6, 7].map((tile) => isOpen(camera, tile))).toEqual([false, false]);
    expect(camera.wantsPass).toBe(true);
    camera.judge(camera.contents(), [tileRect(7)]);
    expect([6, 7].map((tile) => isOpen(camera, tile))).toEqual([true, false]);
  });

  it('asks for no pass because of noise, or of what a person wears', () => {
    const camera = new GuardedCamera(SIZE);
    const everybody = new Uint8Array(SAMPLES).fill(255);
    show(camera, EMPTY);
    camera.contents();
    const luma = lumaOf(EMPTY).map((value, at) => value + ((at * 7) % 5));
    camera.take({ luma, small: smallOf(luma), person: NOBODY });
    expect([camera.wantsPass, camera.waiting]).toEqual([false, 0]);
    show(camera, [1, ...EMPTY.slice(1)], everybody);
    expect([camera.wantsPass, camera.waiting]).toEqual([false, 0]);
    show(camera, [2, ...EMPTY.slice(1)]);
    expect(camera.wantsPass).toBe(true);
    expect(camera.waiting).toBeGreaterThan(0);
  });
});
