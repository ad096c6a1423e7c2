import { useEffect, useRef, useState } from 'preact/hooks';

/** Long enough that nobody does it by accident, short enough that nobody minds. */
export const HOLD_MS = 1_000;

export type HoldPhase = 'idle' | 'holding' | 'too-short';

export interface Hold {
  readonly phase: HoldPhase;
  readonly handlers: {
    readonly onPointerDown: (event: PointerEvent) => void;
    readonly onPointerUp: () => void;
    readonly onPointerCancel: () => void;
  };
}

/** A button that acts when it has been held down for `HOLD_MS`. */
export function useHold(act: () => void): Hold {
  const [phase, setPhase] = useState<HoldPhase>('idle');
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const release = (): void => {
    clearTimeout(timer.current);
    setPhase((now) => (now === 'holding' ? 'too-short' : now));
  };
  useEffect(() => {
    globalThis.addEventListener('blur', release);
    return () => {
      clearTimeout(timer.current);
      globalThis.removeEventListener('blur', release);
    };
  }, []);
  const press = (event: PointerEvent): void => {
    if (event.button !== 0 || !event.isTrusted) return;
    clearTimeout(timer.current);
    // An unsteady hand may leave the button; it lets go when it lets go.
    (event.currentTarget as Element).setPointerCapture(event.pointerId);
    setPhase('holding');
    timer.current = setTimeout(() => {
      setPhase('idle');
      act();
    }, HOLD_MS);
  };
  return {
    phase,
    handlers: {
      onPointerDown: press,
      onPointerUp: release,
      onPointerCancel: release,
    },
  };
}
