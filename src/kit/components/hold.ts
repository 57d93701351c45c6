import { useEffect, useRef } from 'preact/hooks';

/** Waits this long before a held button repeats, then this long between repeats; milliseconds. */
const firstWait = 450;
const nextWait = 90;

export type Hold = {
  readonly onPointerDown: (event: PointerEvent) => void;
  readonly onPointerUp: () => void;
  readonly onPointerLeave: () => void;
  readonly onPointerCancel: () => void;
  readonly onContextMenu: (event: Event) => void;
  readonly onClick: (event: MouseEvent) => void;
};

/**
 * Runs `act` once on a press and again and again while the press lasts. Keys and screen readers send only
 * clicks (`detail` 0), which count as one press.
 */
export const useHold = (act: () => void): Hold => {
  const latest = useRef(act);
  latest.current = act;
  const timer = useRef<ReturnType<typeof setTimeout> | null>(null);
  const stop = (): void => {
    if (timer.current !== null) clearTimeout(timer.current);
  };
  useEffect(() => stop, []);

  const repeat = (wait: number): void => {
    timer.current = setTimeout(() => {
      latest.current();
      repeat(nextWait);
    }, wait);
  };
  return {
    onPointerDown: (event) => {
      if (event.button !== 0) return;
      stop();
      latest.current();
      repeat(firstWait);
    },
    onPointerUp: stop,
    onPointerLeave: stop,
    onPointerCancel: stop,
    // A long press must not open the phone's menu.
    onContextMenu: (event) => event.preventDefault(),
    onClick: (event) => {
      if (event.detail === 0) latest.current();
    },
  };
};
