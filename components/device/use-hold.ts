import type { TargetedKeyboardEvent, TargetedPointerEvent } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';

/** Keys that press a button. */
const isPressKey = ({ key }: KeyboardEvent): boolean => key === ' ' || key === 'Enter';

type Press = TargetedPointerEvent<HTMLButtonElement>;
type Key = TargetedKeyboardEvent<HTMLButtonElement>;

export interface HoldHandlers {
  readonly onPointerDown: (event: Press) => void;
  readonly onPointerUp: () => void;
  readonly onPointerCancel: () => void;
  readonly onLostPointerCapture: () => void;
  readonly onKeyDown: (event: Key) => void;
  readonly onKeyUp: (event: Key) => void;
  readonly onBlur: () => void;
}

/**
 * Makes a button that counts for as long as it is held, by pointer or key. Whatever takes it away
 * lets go, and nothing that a script has made up holds it.
 */
export function useHold(onHold: (isHeld: boolean) => void): {
  readonly isHeld: boolean;
  readonly handlers: HoldHandlers;
} {
  const [isHeld, setHeld] = useState(false);
  const held = useRef(false);
  const hold = (wanted: boolean): void => {
    if (held.current === wanted) return;
    held.current = wanted;
    setHeld(wanted);
    onHold(wanted);
  };
  const latest = useRef(hold);
  latest.current = hold;
  useEffect(() => () => latest.current(false), []);
  const release = (): void => hold(false);
  const onKey = (event: Key): void => {
    if (!isPressKey(event) || !event.isTrusted) return;
    event.preventDefault();
    hold(event.type === 'keydown');
  };
  const onPointerDown = (event: Press): void => {
    if (event.button !== 0 || !event.isTrusted) return;
    // Held is not dragged; and the release counts wherever the pointer has gone meanwhile.
    event.stopPropagation();
    event.currentTarget.setPointerCapture(event.pointerId);
    hold(true);
  };
  return {
    isHeld,
    handlers: {
      onPointerDown,
      onPointerUp: release,
      onPointerCancel: release,
      onLostPointerCapture: release,
      onKeyDown: onKey,
      onKeyUp: onKey,
      onBlur: release,
    },
  };
}
