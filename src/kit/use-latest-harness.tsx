import { render } from 'preact';
import { useLayoutEffect } from 'preact/hooks';
import { useLatest } from './use-latest.ts';

/** What the test draws: a source that changes at the two moments at which a change is easily missed. */
const createSource = (first: number) => {
  let value = first;
  const listeners = new Set<() => void>();
  return {
    now: () => value,
    set: (next: number) => {
      value = next;
      for (const listener of [...listeners]) listener();
    },
    subscribe: (listener: () => void) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    listeners: () => listeners.size,
  };
};
type Source = ReturnType<typeof createSource>;

let draws = 0;
const Shown = ({ source, onDrawn }: { readonly source: Source; readonly onDrawn?: () => void }) => {
  draws += 1;
  const value = useLatest(
    source,
    (from, listener) => from.subscribe(listener),
    (from) => from.now(),
  );
  // Runs once the screen is drawn and before anybody listens.
  useLayoutEffect(() => onDrawn?.(), [source]);
  return <output>{value}</output>;
};

const one = createSource(1);
const other = createSource(10);
const root = document.body;
const harness = {
  changedBeforeListening: () => render(<Shown source={one} onDrawn={() => one.set(2)} />, root),
  changed: () => one.set(3),
  another: () => render(<Shown source={other} onDrawn={() => other.set(20)} />, root),
  gone: () => render(null, root),
  listeners: () => [one.listeners(), other.listeners()],
  draws: () => draws,
};
export type Harness = typeof harness;
Object.assign(globalThis, { harness });
