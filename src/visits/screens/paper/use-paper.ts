import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { keepTrying } from '#kit/keep-trying.ts';
import { useStockSources } from '#stock/screens/sources.tsx';
import { offeredItems } from '../counter/counter.ts';
import { emptyCounter, itemsInSight } from '../counter/counter-state.ts';
import { useVisitParts } from '../panels.tsx';
import { useCounterContext } from '../use-counter-context.ts';
import { useRecent } from '../use-recent.ts';
import type { PaperColumns } from './read-row.ts';

/** Items that a sheet of paper has columns for, beside empty ones. */
const most = 8;

/**
 * The columns of a paper form: what this site hands out most often, and what the programs count besides. `isTyping`: they stay as they
 * are, whatever is recorded meanwhile. `added`: codes of items beyond those.
 */
export const usePaper = (isTyping = false, added: readonly string[] = []) => {
  const { panels } = useVisitParts();
  const { items: shipped } = useStockSources();
  const context = useCounterContext(added);
  const { often } = useRecent(context);
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
