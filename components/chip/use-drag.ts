import type { TargetedPointerEvent } from 'preact';
import { useRef, useState } from 'preact/hooks';
import type { ChipPosition } from './chip-model';
import { movePosition } from './chip-position';

/** A hand that trembles on a click moves less than this; pixels. */
const DRAG_FROM = 5;

interface Drag {
  readonly pointer: number;
  readonly fromX: number;
  readonly fromY: number;
  readonly from: ChipPosition;
  readonly free: { readonly width: number; readonly height: number };
  latest: ChipPosition | null;
}

type ChipPointerEvent = TargetedPointerEvent<HTMLElement>;

export interface DragHandlers {
  readonly onPointerDown: (event: ChipPointerEvent) => void;
  readonly onPointerMove: (event: ChipPointerEvent) => void;
  readonly onPointerUp: (event: ChipPointerEvent) => void;
  readonly onPointerCancel: (event: ChipPointerEvent) => void;
  readonly onClickCapture: (event: MouseEvent) => void;
}

/** Lets an element be dragged by all of itself; a click that ends a drag presses nothing. */
export function useDrag(
  position: ChipPosition,
  onMove: (position: ChipPosition) => void,
): { readonly shown: ChipPosition; readonly handlers: DragHandlers } {
  const [dragged, setDragged] = useState<ChipPosition | null>(null);
  const drag = useRef<Drag | null>(null);
  const wasDragged = useRef(false);

  const end = (): void => {
    const moved = drag.current?.latest ?? null;
    drag.current = null;
    setDragged(null);
    if (moved) onMove(moved);
  };

  const handlers: DragHandlers = {
    onPointerDown(event) {
      wasDragged.current = false;
      if (!event.isTrusted || event.button !== 0) return;
      drag.current = beginDrag(event, position);
      // A quick hand leaves the chip before its first move. By the innermost part, which gets the click.
      if (event.target instanceof Element) event.target.setPointerCapture(event.pointerId);
    },
    onPointerMove(event) {
      const current = drag.current;
      if (!current || event.pointerId !== current.pointer) return;
      const by = { dx: event.clientX - current.fromX, dy: event.clientY - current.fromY };
      if (!current.latest && Math.hypot(by.dx, by.dy) < DRAG_FROM) return;
      current.latest = movePosition(current.from, by, current.free);
      wasDragged.current = true;
      setDragged(current.latest);
    },
    onPointerUp: end,
    onPointerCancel: end,
    onClickCapture(event) {
      // A click by keyboard counts no presses and belongs to no drag.
      if (wasDragged.current && event.detail > 0) event.stopPropagation();
      wasDragged.current = false;
    },
  };
  return { shown: dragged ?? position, handlers };
}

function beginDrag(event: ChipPointerEvent, position: ChipPosition): Drag {
  const chip = event.currentTarget.getBoundingClientRect();
  const space = event.currentTarget.parentElement?.getBoundingClientRect() ?? chip;
  return {
    pointer: event.pointerId,
    fromX: event.clientX,
    fromY: event.clientY,
    from: position,
    free: { width: space.width - chip.width, height: space.height - chip.height },
    latest: null,
  };
}
