import { useMemo } from 'preact/hooks';
import { useEntries } from '#kit/log-context.tsx';
import { holdKind } from '../entries.ts';
import { heldLots } from '../holds.ts';

/** Lots on hold, by `lotKey`. */
export const useHeld = (): ReadonlySet<string> => {
  const entries = useEntries(holdKind);
  return useMemo(() => heldLots(entries.map(({ hlc, body }) => ({ hlc, ...body }))), [entries]);
};
