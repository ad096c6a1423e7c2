import { describe, expect, it } from 'vitest';
import {
  type FoundPlace,
  followPlaces,
  type HiddenPlaces,
  NO_HIDDEN_PLACES,
  showPlace,
  stillHidden,
} from '../../../policy/hidden-places.ts';

const PLACE: FoundPlace = {
  ...{ x: 100, y: 40, width: 200, height: 20 },
  why: 'hiddenPassword',
  fingerprint: 'one',
};

const follow = (before: HiddenPlaces, ...found: FoundPlace[]) => followPlaces(before, found, 5_000);

const idsOf = ({ places }: HiddenPlaces): number[] => places.map(({ id }) => id);

describe('what is hidden', () => {
  it('is told of once, however often it is found', () => {
    const first = follow(NO_HIDDEN_PLACES, PLACE);
    expect(first.fresh.map(({ id, since }) => [id, since])).toEqual([[1, 5_000]]);
    const second = followPlaces(first.known, [PLACE], 9_000);
    expect(second.fresh).toEqual([]);
    expect(second.known).toEqual(first.known);
  });

  it('goes on where it is scrolled to, and while it is being typed', () => {
    const { known } = follow(NO_HIDDEN_PLACES, PLACE);
    const moved = follow(known, { ...PLACE, y: 400 });
    expect([idsOf(moved.known), moved.fresh]).toEqual([[1], []]);
    const typed = follow(known, { ...PLACE, width: 210, fingerprint: 'one and a letter' });
    expect([idsOf(typed.known), typed.fresh]).toEqual([[1], []]);
  });

  it('is another finding in another place, and the same one when it comes back', () => {
    const { known } = follow(NO_HIDDEN_PLACES, PLACE);
    const both = follow(known, PLACE, { ...PLACE, y: 300, fingerprint: 'two' });
    expect([idsOf(both.known), both.fresh.map(({ id }) => id)]).toEqual([[1, 2], [2]]);
    const gone = follow(both.known);
    expect(follow(gone.known, PLACE).fresh).toEqual([]);
  });

  it('is two findings when one text stands in two places', () => {
    const { known, fresh } = follow(NO_HIDDEN_PLACES, PLACE, { ...PLACE, y: 300 });
    expect(idsOf(known)).toEqual([1, 2]);
    expect(fresh.map(({ id }) => id)).toEqual([1, 2]);
    expect(idsOf(follow(known, { ...PLACE, y: 300 }, PLACE).known)).toEqual([2, 1]);
  });
});

describe('what the person has shown', () => {
  const shown = showPlace(follow(NO_HIDDEN_PLACES, PLACE).known, 1, true);

  it('stays so while it stays as it is', () => {
    expect(stillHidden(shown)).toEqual([]);
    expect(stillHidden(follow(shown, { ...PLACE, x: 102, width: 198 }).known)).toEqual([]);
  });

  it.each([
    ['other contents', { ...PLACE, fingerprint: 'another' }],
    ['another place', { ...PLACE, y: 300 }],
  ])('is hidden again with %s', (_, place) => {
    expect(stillHidden(follow(shown, place).known)).toHaveLength(1);
  });

  it('is hidden again when it comes back after an end', () => {
    expect(stillHidden(follow(follow(shown).known, PLACE).known)).toHaveLength(1);
  });

  it('is that one place: the same text elsewhere stays hidden', () => {
    const { known } = follow(shown, PLACE, { ...PLACE, y: 300 });
    expect(stillHidden(known).map(({ y }) => y)).toEqual([300]);
  });

  it('is hidden again when the person says so; what is not known changes nothing', () => {
    expect(stillHidden(showPlace(shown, 1, false))).toHaveLength(1);
    expect(showPlace(shown, 7, false)).toEqual(shown);
  });
});
