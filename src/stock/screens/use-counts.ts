import { useEffect, useMemo } from 'preact/hooks';
import { useLog, useView } from '#kit/log-context.tsx';
import { timeToMs, type Uuid } from '#log/index.ts';
import { counts } from '../count/kinds.ts';
import { type CountSession, isGoing, type Standing, standingOf } from '../count/standing.ts';
import type { StockEffect } from '../moves.ts';
import { useStockSources } from './sources.tsx';

export interface Counts {
  readonly standing: Standing;
  /** Open now: what is counted goes into it. */
  readonly going: CountSession | undefined;
  /** How much waits for somebody to settle it, beside what is being counted. */
  readonly unsettled: number;
  readonly effects: readonly StockEffect[];
}

/** How the counts of a site stand, as this device knows it, anew after each change. */
export const useCounts = (site: Uuid): Counts => {
  const sources = useStockSources();
  const { place } = useLog();
  useEffect(() => sources.learn(counts), [sources]);
  const now = timeToMs(place.now());
  const entries = useView(
    (view) => view.effective({ kinds: [...sources.kinds, 'counts.open', 'counts.part', 'counts.close'] }),
    [sources],
  );
  const effects = useMemo(
    () => entries.flatMap((entry) => sources.effectOf(entry) ?? []),
    [entries, sources],
  );
  // Whether one is dropped is told to the minute.
  const minute = Math.floor(now / 60_000) * 60_000;
  return useMemo(() => {
    const standing = standingOf(site, entries, effects, minute);
    const { sessions, parts, meets } = standing;
    const open = new Set(sessions.filter(isGoing).map(({ id }) => id));
    const left = parts.filter(({ session }) => session === undefined || !open.has(session));
    const changed = sessions.filter(({ isChanged }) => isChanged);
    return {
      standing,
      going: sessions.findLast(isGoing),
      unsettled: left.length + meets.length + changed.length,
      effects,
    };
  }, [entries, effects, site, minute]);
};
