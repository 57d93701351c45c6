import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { keepTrying } from '#kit/keep-trying.ts';
import { useView } from '#kit/log-context.tsx';
import { addDays } from '#log/calendar.ts';
import { useStockSources } from '#stock/screens/sources.tsx';
import { handOutKinds, totalsOf } from '../../summary.ts';
import { offeredItems } from '../counter/counter.ts';
import { emptyCounter, itemsInSight } from '../counter/counter-state.ts';
import { useVisitParts } from '../panels.tsx';
import { useCounterContext } from '../use-counter-context.ts';
import type { PaperColumns } from './read-row.ts';

/** Items that a sheet of paper has columns for, beside empty ones. */
const most = 8;
/** Days that tell what is handed out often. */
const recentDays = 28;

/**
 * The columns of a paper form: what this site hands out most often, and what the programs count besides. `isTyping`: they stay as they
 * are, whatever is recorded meanwhile. `added`: codes of items beyond those.
 */
export const usePaper = (isTyping = false, added: readonly string[] = []) => {
  const { panels, summaries } = useVisitParts();
  const { items: shipped } = useStockSources();
  const context = useCounterContext(added);
  const { site, today } = context;
  const often = useView(
    (view) =>
      totalsOf(
        summaries,
        view.effective({ kinds: handOutKinds(summaries), site, from: addDays(today, -recentDays) }),
        'times',
      ),
    [site, today, summaries],
  );
  const offered = useMemo(() => offeredItems(panels, context), [panels, context]);
  const shown = useRef<readonly string[]>([]);
  if (!isTyping || shown.current.length === 0)
    shown.current = itemsInSight(emptyCounter({}), offered, often, most, shipped).map(({ code }) => code);
  const [counts, setCounts] = useState<PaperColumns['counts']>();
  useEffect(() => {
    const load = () =>
      Promise.all(
        panels.map(async ({ id, seldom }) =>
          ((await seldom?.())?.onPaper ?? []).map((count) => ({ ...count, panel: id })),
        ),
      );
    return keepTrying(load, { onValue: (all) => setCounts(all.flat()) }).stop;
  }, [panels]);
  const items = offered.filter(({ code }) => shown.current.includes(code) || added.includes(code));
  return {
    panels,
    context,
    /** Undefined until what the programs count is fetched. */
    columns: counts && ({ items, counts } satisfies PaperColumns),
    /** What has no column. */
    rest: offered.filter((item) => !items.includes(item)),
  };
};
