import { useEffect, useRef } from 'preact/hooks';

/** Waits this long before a held button repeats, then this long between repeats; milliseconds. */
const firstWait = 450;
const nextWait = 90;

/** A press is followed by its own click within this time; milliseconds. */
const clickWait = 400;

export type Hold = {
  readonly onPointerDown: (event: PointerEvent) => void;
  readonly onPointerUp: () => void;
  readonly onPointerLeave: () => void;
  readonly onPointerCancel: () => void;
  readonly onContextMenu: (event: Event) => void;
  readonly onClick: () => void;
};

/**
 * Runs `act` once on a press and again and again while the press lasts. Keys and screen readers may send only
 * a click, which counts as one press; the click that ends a press counts for nothing more.
 */
export const useHold = (act: () => void): Hold => {
  const latest = useRef(act);
  latest.current = act;
  const repeating = useRef<ReturnType<typeof setTimeout> | null>(null);
  const clicking = useRef<ReturnType<typeof setTimeout> | null>(null);
  const isPressed = useRef(false);

  const clear = (timer: typeof repeating): void => {
    if (timer.current !== null) clearTimeout(timer.current);
    timer.current = null;
  };
  const repeat = (wait: number): void => {
    repeating.current = setTimeout(() => {
      latest.current();
      repeat(nextWait);
    }, wait);
  };
  const release = (): void => {
    clear(repeating);
    clear(clicking);
    clicking.current = setTimeout(() => {
      isPressed.current = false;
    }, clickWait);
  };
  useEffect(
    () => () => {
      clear(repeating);
      clear(clicking);
    },
    [],
  );

  return {
    onPointerDown: (event) => {
      if (event.button !== 0 || isSteady()) return;
      clear(repeating);
      clear(clicking);
      isPressed.current = true;
      latest.current();
      repeat(firstWait);
    },
    onPointerUp: release,
    onPointerLeave: release,
    onPointerCancel: release,
    // A long press must not open the phone's menu.
    onContextMenu: (event) => event.preventDefault(),
    onClick: () => {
      if (isPressed.current) return;
      latest.current();
      if (!isSteady()) return;
      isPressed.current = true;
      release();
    },
  };
};

/** Somebody asked on this device for targets that a shaking hand can use: one press is one step, and a bounce is none. */
const isSteady = (): boolean => document.documentElement.matches('[data-comfort~="steady"]');
