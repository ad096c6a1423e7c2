import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { capped, DEVICE_KINDS, type Gate } from '../../../policy/gate.ts';
import {
  endLost,
  keepRecent,
  type OpenStretches,
  observeFrame,
  parseOpenStretches,
  parseStretches,
  SEEN_EVERY_MS,
  type Sight,
  type Stretch,
} from '../../../policy/ledger.ts';

const LIVE: Gate = { state: 'live', since: 0 };
const camera = (gate: Gate) => ({ device: 'camera', label: 'Front', gate }) as const;
const sight = (at: number, ...gates: readonly Gate[]): Sight => ({
  frame: '7:0',
  site: 'meet.example',
  at,
  devices: gates.map(camera),
});

/** The ledger after a frame has told all this. */
function tell(sights: readonly Sight[]): { open: OpenStretches; ended: Stretch[] } {
  let open: OpenStretches = {};
  const ended: Stretch[] = [];
  for (const one of sights) {
    const change = observeFrame(open, one);
    open = change.open;
    ended.push(...change.ended);
  }
  return { open, ended };
}

const words = ({ state, reason, endedBy, startedAt, seenAt }: Stretch) =>
  `${state} ${reason ?? ''} ${startedAt}-${seenAt} ${endedBy}`;

describe('the exposure ledger', () => {
  it('tells what was live, what covered it and how it ended', () => {
    const { open, ended } = tell([
      sight(0, capped('join', 0)),
      sight(5_000, LIVE),
      sight(65_000, capped('locked', 65_000)),
      sight(70_000, LIVE),
      sight(80_000),
    ]);
    expect(ended.map(words)).toEqual([
      'capped join 0-5000 uncovered',
      'live  5000-65000 locked',
      'capped locked 65000-70000 uncovered',
      'live  70000-80000 closed',
    ]);
    expect(open).toEqual({});
  });

  it('leaves out a cover that nobody can have noticed, but no time on the air', () => {
    const { ended } = tell([sight(0, capped('join', 0)), sight(500, LIVE), sight(600)]);
    expect(ended.map(words)).toEqual(['live  500-600 closed']);
  });

  it('is written anew only when something has changed, or half a minute has passed', () => {
    const { open } = tell([sight(0, LIVE)]);
    expect(observeFrame(open, sight(SEEN_EVERY_MS - 1, LIVE)).open).toBe(open);
    const later = observeFrame(open, sight(SEEN_EVERY_MS, LIVE)).open;
    expect(later['7:0:camera']).toMatchObject({ startedAt: 0, seenAt: SEEN_EVERY_MS });
  });

  it('closes at the last sight what nobody saw end', () => {
    const { open } = tell([sight(0, LIVE), sight(SEEN_EVERY_MS, LIVE)]);
    expect(endLost(open, () => true).open).toBe(open);
    const { open: left, ended } = endLost(open, (frame) => frame !== '7:0');
    expect(left).toEqual({});
    expect(ended.map(words)).toEqual([`live  0-${SEEN_EVERY_MS} lost`]);
  });

  it('keeps thirty days', () => {
    const day = 24 * 60 * 60 * 1_000;
    const { ended } = tell([sight(0, LIVE), sight(day, capped('user', day)), sight(3 * day)]);
    expect(keepRecent(ended, 30 * day)).toHaveLength(2);
    expect(keepRecent(ended, 31 * day).map(words)).toEqual([
      `capped user ${day}-${3 * day} closed`,
    ]);
    expect(keepRecent(ended, 40 * day)).toEqual([]);
  });

  it('counts every moment of a device once, whatever happens', () => {
    const gates = fc.constantFrom<Gate | null>(LIVE, capped('user', 0), capped('idle', 0), null);
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(90_000), gates)), (steps) => {
        let at = 0;
        let live = 0;
        let before: Gate | null = null;
        const sights = [...steps, [0, null] as const].map(([forMs, gate]) => {
          at += forMs;
          if (before?.state === 'live') live += forMs;
          before = gate;
          return gate ? sight(at, gate) : sight(at);
        });
        const { open, ended } = tell(sights);
        expect(open).toEqual({});
        const told = ended.filter(({ state }) => state === 'live');
        expect(told.reduce((sum, { startedAt, seenAt }) => sum + seenAt - startedAt, 0)).toBe(live);
      }),
    );
  });

  it('reads what it has stored, and nothing else', () => {
    const { open, ended } = tell([sight(0, LIVE), sight(9_000, capped('panic', 9_000))]);
    expect(parseStretches(JSON.parse(JSON.stringify(ended)))).toEqual(ended);
    expect(parseOpenStretches(JSON.parse(JSON.stringify(open)))).toEqual(open);
    fc.assert(
      fc.property(fc.anything(), (value) => {
        for (const { device } of parseStretches(value)) expect(DEVICE_KINDS).toContain(device);
        expect(Object.keys(parseOpenStretches(value))).toEqual([]);
      }),
    );
  });
});
