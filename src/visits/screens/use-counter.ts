import { useMemo, useState } from 'preact/hooks';
import { useEntries, useLog, useView } from '#kit/log-context.tsx';
import type { Entry, Failure, Result } from '#log/index.ts';
import { addDays } from '#stock/expiry.ts';
import { composeVisit, initialStates, offeredItems } from '../counter.ts';
import { counterLines, emptyCounter, itemsInSight } from '../counter-state.ts';
import { presetKind } from '../entries.ts';
import { presetsOf } from '../rules.ts';
import { handOutKinds, totalsOf } from '../summary.ts';
import { useVisitParts } from './panels.tsx';
import { useCounterContext } from './use-counter-context.ts';

/** Items in sight before "all items" is asked for: two thumbs' worth on a small phone. */
const most = 6;
/** Days that tell what is handed out often. */
const recentDays = 14;

/** All that the counter screen shows and does. */
export const useCounter = () => {
  const { place, recorder } = useLog();
  const { panels, summaries } = useVisitParts();
  const context = useCounterContext();
  const { site, today } = context;
  const offered = useMemo(() => offeredItems(panels, context), [panels, context]);
  const presetEntries = useEntries(presetKind);
  const presets = useMemo(() => presetsOf(presetEntries, site), [presetEntries, site]);
  const handOuts = useView(
    (view) => view.effective({ kinds: handOutKinds(summaries), site, from: addDays(today, -recentDays) }),
    [site, today, summaries],
  );
  const recent = useMemo(() => totalsOf(summaries, handOuts), [handOuts, summaries]);
  const last = useMemo(() => lastHandOut(handOuts), [handOuts]);

  const [state, setState] = useState(() => emptyCounter(initialStates(panels, context)));
  const lines = counterLines(state, offered);
  const composed = composeVisit(panels, { lines, states: state.states, visit: state.visit, context });

  return {
    place,
    context,
    panels,
    offered,
    presets,
    /** What the last visit at this site took, for "same as last time". */
    last: useMemo(
      () => [...totalsOf(summaries, last)].map(([item, quantity]) => ({ item, quantity })),
      [last, summaries],
    ),
    state,
    setState,
    lines,
    isEmpty: composed.drafts.length <= 1 && Object.keys(state.visit).length === 0,
    warnings: composed.warnings,
    inSight: itemsInSight(state, offered, recent, most),
    clear: () => setState(emptyCounter(initialStates(panels, context))),
    save: (): Promise<Result<readonly Entry[], Failure>> => recorder.record(composed.drafts, 'new'),
    undo: (saved: readonly Entry[]): Promise<Result<readonly Entry[], Failure>> =>
      recorder.takeBack(
        saved.map(({ id }) => id),
        'slip',
      ),
  };
};

/** The hand-outs of the newest visit; entries are newest last. */
const lastHandOut = (handOuts: readonly Entry[]): readonly Entry[] => {
  const visit = handOuts.at(-1)?.visit;
  return visit === undefined ? handOuts.slice(-1) : handOuts.filter((entry) => entry.visit === visit);
};
