import { useMemo, useRef, useState } from 'preact/hooks';
import { useUnsaved } from '#kit/form/unsaved.ts';
import { useEntries, useLog, useView } from '#kit/log-context.tsx';
import { useLatest } from '#kit/use-latest.ts';
import { addDays } from '#log/calendar.ts';
import type { Entry, Failure, Result } from '#log/index.ts';
import { useStockSources } from '#stock/screens/sources.tsx';
import { presetKind } from '../entries.ts';
import { presetsOf } from '../rules.ts';
import { handOutKinds, totalsOf } from '../summary.ts';
import { composeVisit, type HeldNote, initialStates, offeredItems } from './counter/counter.ts';
import {
  type CounterState,
  counterLines,
  emptyCounter,
  isTyped,
  itemsInSight,
  keptCounter,
  restoreCounter,
  setNote,
} from './counter/counter-state.ts';
import { useVisitParts } from './panels.tsx';
import { useCounterContext } from './use-counter-context.ts';

/** Items in sight before "all items" is asked for: two thumbs' worth on a small phone. */
const most = 6;
/** Days that tell what is handed out often. */
const recentDays = 14;

/** All that the counter screen shows and does. What is typed lives in the device's half-typed work, not in the screen. */
export const useCounter = () => {
  const { place, recorder, halfTyped } = useLog();
  const { panels, summaries } = useVisitParts();
  const { items: shipped } = useStockSources();
  const kept = useLatest(
    halfTyped,
    (source, listener) => source.subscribe(listener),
    (source) => source.now(),
  );
  const context = useCounterContext(Object.keys((kept?.work['quantities'] as object | undefined) ?? {}));
  const { site, today } = context;
  const offered = useMemo(() => offeredItems(panels, context), [panels, context]);
  const presetEntries = useEntries(presetKind);
  const presets = useMemo(() => presetsOf(presetEntries, site), [presetEntries, site]);
  const handOuts = useView(
    (view) => view.effective({ kinds: handOutKinds(summaries), site, from: addDays(today, -recentDays) }),
    [site, today, summaries],
  );
  // By how often, and not how many: one kit of naloxone stands for as much as 20 cookers.
  const recent = useMemo(() => totalsOf(summaries, handOuts, 'times'), [handOuts, summaries]);
  const last = useMemo(() => lastHandOut(handOuts), [handOuts]);

  const initial = useMemo(() => initialStates(panels, context), [panels, context]);
  const read = (): CounterState => {
    const work = halfTyped.now()?.work;
    return work === undefined ? emptyCounter(initial) : restoreCounter(work, initial, today);
  };
  const state = read();
  const [failure, setFailure] = useState<Failure>();
  const [notKept, setNotKept] = useState<Failure>();
  useUnsaved(notKept !== undefined);

  // What is typed while a save is on its way to the disk belongs to the next visit.
  const whileSaving = useRef<((now: CounterState) => CounterState)[]>();
  const change = (next: (now: CounterState) => CounterState): void => {
    if (whileSaving.current !== undefined) {
      whileSaving.current.push(next);
      return;
    }
    const now = next(read());
    const isBlank =
      now.day === undefined && Object.keys(now.quantities).length === 0 && !isTyped(now, initial);
    void halfTyped.keep(isBlank ? undefined : keptCounter(now, initial, today)).then((written) => {
      setNotKept(written.ok ? undefined : written.error);
    });
  };

  // Not as other things are that are typed while a save is on its way: the words on one person would go to the next.
  const changeNote = (next: (note: HeldNote | undefined) => HeldNote | undefined): void => {
    if (whileSaving.current === undefined) change((now) => setNote(now, next(now.note)));
  };

  const compose = () =>
    composeVisit(panels, {
      lines: counterLines(state, offered),
      states: state.states,
      visit: {
        ...state.visit,
        ...(state.day !== undefined && { occurredAt: `${state.day}${place.now().slice(10)}` }),
      },
      note: state.note,
      context,
    });
  const composed = compose();

  // From the first thing typed on, no line leaves and none comes in between: hands find them where they were.
  const inSight = useRef<readonly string[]>([]);
  if (Object.keys(state.quantities).length === 0 || inSight.current.length === 0)
    inSight.current = itemsInSight(state, offered, recent, most, shipped).map(({ code }) => code);

  const save = async (): Promise<Result<readonly Entry[], Failure> | undefined> => {
    if (whileSaving.current !== undefined) return undefined;
    const later: ((now: CounterState) => CounterState)[] = [];
    whileSaving.current = later;
    const leaves =
      state.day === undefined ? undefined : keptCounter(emptyCounter(initial, state.day), initial, today);
    try {
      const saved = await recorder.record(compose().drafts, 'new', { leaves });
      setFailure(saved.ok ? undefined : saved.error);
      // The disk may be another one than before: what stays on the counter is put there anew.
      if (!saved.ok) later.unshift((now) => now);
      return saved;
    } finally {
      whileSaving.current = undefined;
      for (const next of later) change(next);
    }
  };

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
    change,
    changeNote,
    lines: counterLines(state, offered),
    /** Nothing that a save would record. */
    isEmpty:
      composed.drafts.length <= 1 &&
      composed.drafts[0]?.subject === undefined &&
      Object.keys(state.visit).length === 0,
    isTyped: isTyped(state, initial),
    warnings: composed.warnings,
    /** What a save records, before it does. */
    drafts: composed.drafts,
    inSight: offered.filter(({ code }) => inSight.current.includes(code) || code in state.quantities),
    /** What went wrong with the last save, undo, or with keeping what is typed. */
    failure: failure ?? notKept,
    setFailure,
    /** Answers how to put back what stood there; that does nothing, and says so, once something new is typed. */
    clear: (): (() => boolean) => {
      change(() => emptyCounter(initial));
      return () => {
        if (isTyped(read(), initial)) return false;
        change(() => state);
        return true;
      };
    },
    /** Answers nothing while another save is on its way. */
    save,
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
