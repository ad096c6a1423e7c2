import type { ChipPosition } from './chip-model';

/** Pixels. */
export interface Extent {
  readonly width: number;
  readonly height: number;
}

/** One press of an arrow key, as part of the free space: twenty presses cross the viewport. */
const STEP = 0.05;

const STEPS: Readonly<Record<string, ChipPosition>> = {
  ArrowLeft: { x: -STEP, y: 0 },
  ArrowRight: { x: STEP, y: 0 },
  ArrowUp: { x: 0, y: -STEP },
  ArrowDown: { x: 0, y: STEP },
};

const clamp = (value: number): number => Math.min(1, Math.max(0, value));

/** The position after a drag by so many pixels. `free` is the viewport less the chip. */
export function movePosition(
  { x, y }: ChipPosition,
  by: { readonly dx: number; readonly dy: number },
  free: Extent,
): ChipPosition {
  // A chip that fills the viewport stays where it is.
  return {
    x: free.width > 0 ? clamp(x + by.dx / free.width) : x,
    y: free.height > 0 ? clamp(y + by.dy / free.height) : y,
  };
}

/** The position after an arrow key, named as in `KeyboardEvent.key`; `null` for any other key. */
export function stepPosition({ x, y }: ChipPosition, key: string): ChipPosition | null {
  const step = STEPS[key];
  return step ? { x: clamp(x + step.x), y: clamp(y + step.y) } : null;
}
