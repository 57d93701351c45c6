import { useMemo } from 'preact/hooks';
import { useView } from '#kit/log-context.tsx';
import { addDays } from '#log/calendar.ts';
import type { Entry } from '#log/index.ts';
import { handOutKinds, totalsOf } from '../summary.ts';
import type { CounterContext } from './counter/counter.ts';
import { useVisitParts } from './panels.tsx';

/** Days that tell what is handed out often. */
const recentDays = 14;

/** What this site handed out of late, and in how many hand-outs each item was. */
export const useRecent = ({
  site,
  today,
}: CounterContext): { readonly handOuts: readonly Entry[]; readonly often: ReadonlyMap<string, number> } => {
  const { summaries } = useVisitParts();
  const handOuts = useView(
    (view) => view.effective({ kinds: handOutKinds(summaries), site, from: addDays(today, -recentDays) }),
    [site, today, summaries],
  );
  // By how often, and not how many: one kit of naloxone stands for as much as 20 cookers.
  return { handOuts, often: useMemo(() => totalsOf(summaries, handOuts, 'times'), [handOuts, summaries]) };
};
