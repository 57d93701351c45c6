import type { Item } from '#catalog/item.ts';
import type { JsonObject, LocalDate } from '#log/index.ts';
import type { PresetBody } from '../../entries.ts';
import type { CounterLine, HeldNote, VisitChoice } from './counter.ts';

/** What stands on the counter before it is saved. Pure, so that the screen only shows it. */
export interface CounterState {
  /** By item code; zero stays in the list, so that a stepper does not vanish under a thumb. */
  readonly quantities: Readonly<Record<string, number>>;
  readonly states: Readonly<Record<string, unknown>>;
  readonly visit: Omit<VisitChoice, 'occurredAt'>;
  /** Left out: none. */
  readonly note?: HeldNote;
  /** The day that is saved for; left out: today. It stays after a save, until a person goes back to today. */
  readonly day?: LocalDate;
}

export const emptyCounter = (states: CounterState['states'], day?: LocalDate): CounterState => ({
  quantities: {},
  states,
  visit: {},
  ...(day !== undefined && { day }),
});

/** Saves for this day from here on; today, or no day at all, is today. */
export const setDay = (state: CounterState, day: LocalDate | '', today: LocalDate): CounterState => {
  const { day: _before, ...rest } = state;
  return day === '' || day === today ? rest : { ...rest, day };
};

/** True when something is typed that a save would record, or that a person would miss. A day alone is neither. */
export const isTyped = (state: CounterState, initial: CounterState['states']): boolean =>
  Object.values(state.quantities).some((quantity) => quantity > 0) ||
  Object.keys(state.visit).length > 0 ||
  state.note !== undefined ||
  JSON.stringify(state.states) !== JSON.stringify(initial);

/** The counter as it is kept until it is saved: with the day on which it was typed, and whether there is anything to save. */
export const keptCounter = (
  state: CounterState,
  initial: CounterState['states'],
  today: LocalDate,
): JsonObject => ({ ...state, on: today, typed: isTyped(state, initial) }) as unknown as JsonObject;

/**
 * The counter as it was kept, perhaps by an older build. What was typed on another day counts for that day, and says so; of
 * a day alone nothing is left the day after.
 */
export const restoreCounter = (
  work: JsonObject,
  initial: CounterState['states'],
  today: LocalDate,
): CounterState => {
  const kept = work as unknown as Partial<CounterState> & { readonly on?: LocalDate };
  const { quantities = {}, states, visit = {}, note, day, on = today } = kept;
  const state = { quantities, states: { ...initial, ...states }, visit, ...(note !== undefined && { note }) };
  if (on < today && !isTyped(state, initial)) return state;
  return setDay(state, day ?? (on < today ? on : ''), today);
};

export const setNote = (state: CounterState, note: HeldNote | undefined): CounterState => {
  const { note: _before, ...rest } = state;
  return note === undefined ? rest : { ...rest, note };
};

/** A pack tapped twice is two packs. Items that the organization no longer offers stay out. */
export const addPack = (
  state: CounterState,
  lines: PresetBody['lines'],
  offered: readonly Item[],
): CounterState => {
  const known = new Set(offered.map((item) => item.code));
  const quantities = { ...state.quantities };
  for (const line of lines) {
    if (known.has(line.item)) quantities[line.item] = (quantities[line.item] ?? 0) + line.quantity;
  }
  return { ...state, quantities };
};

export const setQuantity = (state: CounterState, item: string, quantity: number): CounterState => ({
  ...state,
  quantities: { ...state.quantities, [item]: quantity },
});

/** What was asked for beyond what there is; nothing said leaves nothing behind. */
export const setUnmet = (state: CounterState, unmet: NonNullable<VisitChoice['unmet']>): CounterState => {
  const { unmet: _before, ...rest } = state.visit;
  return { ...state, visit: Object.keys(unmet).length === 0 ? rest : { ...rest, unmet } };
};

export const counterLines = (state: CounterState, offered: readonly Item[]): readonly CounterLine[] =>
  offered.flatMap((item) => {
    const quantity = state.quantities[item.code] ?? 0;
    return quantity > 0 ? [{ item, quantity }] : [];
  });

/**
 * The items to show without asking for more: what is on the counter, then what was handed out most often of late, then what
 * the organization moved to the top, then a first day's few of everything, up to `most`; the first of each program before the second
 * of any, so that naloxone is never behind a tap.
 */
export const itemsInSight = (
  state: CounterState,
  offered: readonly Item[],
  recent: ReadonlyMap<string, number>,
  most: number,
  shipped: readonly Item[],
): readonly Item[] => {
  const onCounter = offered.filter((item) => item.code in state.quantities);
  const often = offered
    .filter((item) => !(item.code in state.quantities) && recent.has(item.code))
    .toSorted((a, b) => (recent.get(b.code) ?? 0) - (recent.get(a.code) ?? 0));
  const rest = usualFirst(offered, shipped).filter(
    (item) => !(item.code in state.quantities) && !recent.has(item.code),
  );
  const inTurn = [...often, ...rest];
  const seen = new Set(onCounter.map(({ program }) => program));
  const firsts = inTurn.filter(({ program }) => !seen.has(program) && seen.add(program));
  const more = [...new Set([...firsts, ...inTurn])].slice(0, Math.max(0, most - onCounter.length));
  const shown = new Set([...onCounter, ...more].map((item) => item.code));
  // In the organization's order, so that things stay where hands expect them.
  return offered.filter((item) => shown.has(item.code));
};

const usualFirst = (offered: readonly Item[], shipped: readonly Item[]): readonly Item[] => {
  const listed = new Map(shipped.map((item, index) => [item.code, index]));
  const place = (item: Item): number => listed.get(item.code) ?? Number.POSITIVE_INFINITY;
  const first = Math.min(...offered.map(place));
  const moved = offered.slice(
    0,
    Math.max(
      0,
      offered.findIndex((item) => place(item) === first),
    ),
  );
  const rank = (item: Item): number => (moved.includes(item) ? 0 : item.usual ? 1 : 2);
  return offered.toSorted((a, b) => rank(a) - rank(b));
};
