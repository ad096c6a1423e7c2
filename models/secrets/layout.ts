import type { Box, ReadLine } from './finding.ts';

const bottom = (box: Box): number => box.y + box.height;
const right = (box: Box): number => box.x + box.width;

const overlap = (from: number, to: number, otherFrom: number, otherTo: number): number =>
  Math.min(to, otherTo) - Math.max(from, otherFrom);

/** Whether two boxes stand in one row of text. */
export function isSameRow(one: Box, other: Box): boolean {
  const shared = overlap(one.y, bottom(one), other.y, bottom(other));
  return shared >= 0.5 * Math.min(one.height, other.height);
}

/** Whether two boxes begin, end or stand under one another. */
export function isSameColumn(one: Box, other: Box): boolean {
  const height = Math.max(one.height, other.height);
  if (Math.abs(one.x - other.x) <= 1.5 * height) return true;
  const shared = overlap(one.x, right(one), other.x, right(other));
  return shared >= 0.5 * Math.min(one.width, other.width);
}

/** In heights of the label: columns of forms are that far apart. */
const FARTHEST_BESIDE = 24;

/** The nearest line at the right of `from`; -1 when there is none. */
export function findBeside(lines: readonly ReadLine[], from: number): number {
  const label = lines[from];
  if (!label) return -1;
  const limit = FARTHEST_BESIDE * label.box.height;
  let nearest = -1;
  let distance = limit;
  for (const [index, { box }] of lines.entries()) {
    const gap = box.x - right(label.box);
    const isRight = index !== from && gap > -0.5 * label.box.height && box.x > label.box.x;
    if (isRight && gap < distance && isSameRow(label.box, box)) {
      nearest = index;
      distance = gap;
    }
  }
  return nearest;
}

/** Lines in the label's column and under it, from the top down. */
export function findBelow(lines: readonly ReadLine[], from: number): number[] {
  const label = lines[from];
  if (!label) return [];
  const middle = label.box.y + label.box.height / 2;
  return [...lines.keys()]
    .filter((index) => {
      const box = lines[index]?.box;
      return (
        index !== from &&
        box &&
        box.y > middle &&
        !isSameRow(label.box, box) &&
        isSameColumn(label.box, box)
      );
    })
    .sort((one, other) => (lines[one]?.box.y ?? 0) - (lines[other]?.box.y ?? 0));
}

/** Space between a line and one under it, in heights of the smaller of both. */
export function gapBelow(upper: Box, lower: Box): number {
  return (lower.y - bottom(upper)) / Math.max(1, Math.min(upper.height, lower.height));
}

/** How many other lines stand in the same row. */
export const countInRow = (lines: readonly ReadLine[], from: number): number => {
  const row = lines[from];
  return row ? lines.filter((line) => line !== row && isSameRow(row.box, line.box)).length : 0;
};

/** Whether nothing stands at the left of a line in its row. */
export const isFirstInRow = (lines: readonly ReadLine[], from: number): boolean => {
  const row = lines[from];
  return !!row && !lines.some((line) => isSameRow(row.box, line.box) && line.box.x < row.box.x);
};
