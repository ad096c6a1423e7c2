import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type FoundInFront,
  type FrontPass,
  FrontPlaces,
} from '../../../../pipeline/quarantine/front-places.ts';
import type { Rect } from '../../../../pipeline/quarantine/tile-grid.ts';

const SIZE = { smallWidth: 160, smallHeight: 90, factor: 4 };
/** Samples. */
const NOTE = { width: 40, height: 8 };
const START = { x: 60, y: 40 };

interface Point {
  readonly x: number;
  readonly y: number;
}

/** A shirt with soft folds, and a note with writing in front of it; `null` without the note. */
function pictureWith(note: Point | null): Uint8Array {
  return Uint8Array.from({ length: SIZE.smallWidth * SIZE.smallHeight }, (_, at) => {
    const [x, y] = [at % SIZE.smallWidth, Math.floor(at / SIZE.smallWidth)];
    const shirt = 90 + 12 * Math.sin(x / 9) + 8 * Math.cos(y / 7);
    if (!note) return shirt;
    const [across, down] = [x - note.x, y - note.y];
    if (across < 0 || down < 0 || across >= NOTE.width || down >= NOTE.height) return shirt;
    return (across * 7 + down * 13 + across * down) % 11 < 5 ? 60 : 220;
  });
}

const rectOf = ({ x, y }: Point): Rect => ({
  x: x * SIZE.factor,
  y: y * SIZE.factor,
  width: NOTE.width * SIZE.factor,
  height: NOTE.height * SIZE.factor,
});

const found = (at: Point, fingerprint = 'one'): FoundInFront => ({
  ...rectOf(at),
  why: 'hiddenPassword',
  fingerprint,
});

const pass = (hidden: readonly FoundInFront[], others: readonly Rect[] = []): FrontPass => ({
  hidden,
  places: [...hidden, ...others],
  isByNewRules: false,
});

function look(places: FrontPlaces, at: Point | null, result: FrontPass): void {
  places.follow(pictureWith(at));
  places.beginPass(pictureWith(at));
  places.judge(result);
}

const holds = (outer: Rect | undefined, inner: Rect): boolean =>
  outer !== undefined &&
  outer.x <= inner.x &&
  outer.y <= inner.y &&
  outer.x + outer.width >= inner.x + inner.width &&
  outer.y + outer.height >= inner.y + inner.height;

const coverOf = (places: FrontPlaces): Rect | undefined => places.places[0]?.cover;

/** Steps of a hand: up to a metre a second. */
const steps = fc.array(
  fc.record({ x: fc.integer({ min: -6, max: 6 }), y: fc.integer({ min: -4, max: 4 }) }),
  { minLength: 1, maxLength: 30 },
);

function* walk(path: readonly Point[]): Generator<Point> {
  let at: Point = START;
  for (const step of path) {
    at = {
      x: Math.max(0, Math.min(SIZE.smallWidth - NOTE.width, at.x + step.x)),
      y: Math.max(0, Math.min(SIZE.smallHeight - NOTE.height, at.y + step.y)),
    };
    yield at;
  }
}

describe('secrets held up to a camera', () => {
  it('stay covered wherever the note is moved', () => {
    const check = (path: readonly Point[]) => {
      const places = new FrontPlaces(SIZE);
      look(places, START, pass([found(START)]));
      for (const at of walk(path)) {
        places.follow(pictureWith(at));
        expect(holds(coverOf(places), rectOf(at))).toBe(true);
      }
    };
    fc.assert(fc.property(steps, check), { numRuns: 60 });
  });

  it('would not pass that test without being followed', () => {
    const places = new FrontPlaces(SIZE);
    look(places, START, pass([found(START)]));
    const before = coverOf(places);
    places.follow(pictureWith({ x: START.x + 20, y: START.y }));
    expect(holds(before, rectOf({ x: START.x + 20, y: START.y }))).toBe(false);
  });

  it('are covered where they are now, however far they went while the pass was under way', () => {
    const places = new FrontPlaces(SIZE);
    places.beginPass(pictureWith(START));
    let at = START;
    for (let step = 0; step < 12; step++) {
      at = { x: at.x - 4, y: at.y + 2 };
      places.follow(pictureWith(at));
    }
    expect(places.places).toEqual([]);
    places.judge(pass([found(START)]));
    expect(holds(coverOf(places), rectOf(at))).toBe(true);
    expect(coverOf(places)?.width).toBeLessThan(rectOf(at).width + 100);
  });

  it('are covered more widely once they are out of sight, and wait for a pass', () => {
    const places = new FrontPlaces(SIZE);
    look(places, START, pass([found(START)]));
    const before = coverOf(places);
    expect(places.wantsPass).toBe(false);
    for (let step = 0; step < 4; step++) places.follow(pictureWith(null));
    const after = coverOf(places);
    expect(before && holds(after, before)).toBe(true);
    expect(after?.width).toBeGreaterThan(before?.width ?? 0);
    expect(places.wantsPass).toBe(true);
  });

  it('are let go when two passes find nothing there, not when one reads something else', () => {
    const places = new FrontPlaces(SIZE);
    look(places, START, pass([found(START)]));
    for (let read = 0; read < 3; read++) {
      look(places, START, pass([], [rectOf(START)]));
      expect(places.places.length).toBe(1);
    }
    look(places, START, pass([found(START, 'two')]));
    look(places, null, pass([]));
    expect(places.places.length).toBe(1);
    look(places, null, pass([]));
    expect(places.places).toEqual([]);
  });

  it('are let go at once when the person has changed the rules', () => {
    const places = new FrontPlaces(SIZE);
    look(places, START, pass([found(START)]));
    look(places, START, { ...pass([], [rectOf(START)]), isByNewRules: true });
    expect(places.places).toEqual([]);
  });

  it('keep their number, and are shown for as long as the person sees the same one', () => {
    const places = new FrontPlaces(SIZE);
    look(places, START, pass([found(START)]));
    const [first] = places.places;
    places.show(first?.id ?? 0, true);
    look(places, START, pass([found(START, 'read a little otherwise')]));
    expect(places.places).toMatchObject([{ id: first?.id, isShown: true }]);
    places.follow(pictureWith(null));
    look(places, START, pass([found(START, 'another one')]));
    expect(places.places).toMatchObject([{ id: first?.id, isShown: false }]);
  });
});
