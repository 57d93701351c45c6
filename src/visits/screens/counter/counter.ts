import type { ComponentType } from 'preact';
import type { Item } from '#catalog/item.ts';
import type { Draft } from '#kit/recorder.ts';
import type { Entry, LocalDate, LocalTime, Uuid } from '#log/index.ts';
import { noteKind, unmetKind, type VisitBody, visitKind } from '../../entries.ts';
import { visitWarnings, type Warning, withDeclined } from '../../rules.ts';

/**
 * The counter, composed. A program registers one panel; that is all it takes to appear. The panel says which items are
 * its own, keeps a small state for what it asks besides, and turns lines and state into drafts. The counter knows no
 * program.
 */
export interface CounterPanel<S> {
  /** The program's folder name. */
  readonly id: string;
  /** Its place on the counter, small first. */
  readonly order: number;
  /** True for the items whose lines this program records. Of two panels that claim one item, the first has it. */
  readonly claims: (item: Item) => boolean;
  readonly initial: (context: CounterContext) => S;
  /** The entries to save. Gives none when there is nothing to record. Pure. */
  readonly drafts: (input: CounterInput<S>) => readonly Draft[];
  /**
   * The entries of a hand-out in bulk, by a kiosk or partner, which is no visit. Left out by a program that has none.
   * Pure.
   */
  readonly bulk?: (input: CounterInput<S>, mark: BulkMark) => readonly Draft[];
  /** Questions to the worker before saving; saving stays possible. Pure. */
  readonly warnings?: (input: CounterInput<S>) => readonly Warning[];
  /** Whom the visit is with, where its state tells: every entry of the visit is then linked to them. Pure. */
  readonly subject?: (state: S) => Uuid | undefined;
  /** What it asks besides lines; left out when it asks nothing. */
  readonly Panel?: ComponentType<PanelProps<S>>;
  /** Fetches what is needed of it now and then; left out, its entries are corrected one by one only. */
  readonly seldom?: () => Promise<SeldomPanel<S>>;
}

/** What a panel does now and then, fetched for it. */
export interface SeldomPanel<S> {
  /** Reads its entries of a saved visit again. */
  readonly readAgain: ReadAgain<S>;
  /** What a paper form asks of each visit besides items. */
  readonly onPaper: readonly PaperCount<S>[];
}

/** One number of a visit on a paper form, beside those of the items. */
export interface PaperCount<S> {
  readonly id: string;
  /** The message that heads its column. */
  readonly label: string;
  /** A visit's state with the number that stands there. Pure. */
  readonly put: (state: S, count: number) => S;
}

/**
 * The way back from entries to what `drafts` made them of, to correct a whole visit. What the counter could not say in the same
 * words (two hand-outs of one kind, several containers) it leaves out, and it stays as it is. Pure.
 */
export type ReadAgain<S> = (entries: readonly Entry[], context: CounterContext) => Again<S>;

export interface Again<S> {
  /** Each with its item as it was then: what a kit held does not change with the catalog. */
  readonly lines: readonly CounterLine[];
  readonly state: S;
  /** The entries that these speak for, at most one of a kind. */
  readonly said: readonly Uuid[];
}

/** Who handed out in bulk, and to how many people as far as they say. */
export interface BulkMark {
  /** Which machine or partner, as a code. */
  readonly label: string;
  readonly people: number;
}

export interface CounterLine {
  readonly item: Item;
  readonly quantity: number;
  readonly lot?: string;
}

/** Where and when, and what the organization has set. Fixed while a visit is on the counter. */
export interface CounterContext {
  readonly site: Uuid;
  /** The site's channel, or what the worker chose for this visit. */
  readonly channel: string;
  readonly today: LocalDate;
  /** Items as the organization sees them, hidden ones left out. */
  readonly items: readonly Item[];
  /** Bodies of settings entries that count now, of kinds a panel knows: `settings('exchange.factor')`, oldest first. */
  readonly settings: (kind: string) => readonly SettingEntry[];
}

export interface SettingEntry {
  readonly id: Uuid;
  readonly hlc: string;
  readonly body: object;
}

/** What the worker says of the encounter itself. */
export interface VisitChoice extends Omit<VisitBody, 'channel'> {
  readonly subject?: Uuid;
  /** What was asked for of an item, by its code, where there was less; null: more, nobody said how many. */
  readonly unmet?: Readonly<Record<string, number | null>>;
  /** Left out: now. */
  readonly occurredAt?: LocalTime;
}

/** A note that is half typed: sealed for the entry that it will be, so that none of it is on the disk in clear. */
export interface HeldNote {
  readonly id: Uuid;
  readonly sealed: string;
}

export interface CounterInput<S> {
  /** The lines of its own items, those with a quantity above zero. */
  readonly lines: readonly CounterLine[];
  readonly state: S;
  readonly visit: VisitChoice;
  readonly context: CounterContext;
}

export interface PanelProps<S> extends CounterInput<S> {
  readonly onChange: (state: S) => void;
  /** Puts so many of an item on the counter, in place of what stands there. */
  readonly onQuantity: (item: string, quantity: number) => void;
}

/** A panel whose kind of state is its own business. Only what `initial` and `onChange` gave is ever handed to it. */
export type AnyCounterPanel = CounterPanel<unknown>;

/** Forgets the type of a panel's state, so that panels of all programs fit one list. */
export const registerPanel = <S>(panel: CounterPanel<S>): AnyCounterPanel =>
  panel as unknown as AnyCounterPanel;

export interface Chosen {
  readonly lines: readonly CounterLine[];
  /** State by panel id; a panel without one has its initial state. */
  readonly states: Readonly<Record<string, unknown>>;
  readonly visit: VisitChoice;
  readonly note?: HeldNote | undefined;
  readonly context: CounterContext;
}

export interface ComposedVisit {
  /** What to record in one transaction with one new visit id: the visit first, then each panel's entries. */
  readonly drafts: readonly Draft[];
  readonly warnings: readonly Warning[];
  /** Lines that no panel claims. Offer only `offeredItems`, and there are none; never drop them unseen. */
  readonly unclaimed: readonly CounterLine[];
}

/** Hands each line to the panel that claims it and gathers the drafts of the whole visit. */
export const composeVisit = (panels: readonly AnyCounterPanel[], chosen: Chosen): ComposedVisit => {
  const ordered = inOrder(panels);
  const lines = chosen.lines.filter((line) => line.quantity > 0);
  const { subject: _subject, occurredAt, unmet = {}, ...answers } = chosen.visit;
  const body = withDeclined({ ...answers, channel: chosen.context.channel });
  const visit: Draft = { kind: visitKind.kind, version: visitKind.version, body };
  const inputs = ordered.map((panel) => ({ panel, input: inputOf(panel, ordered, lines, chosen) }));
  const subject =
    chosen.visit.subject ?? inputs.flatMap(({ panel, input }) => panel.subject?.(input.state) ?? []).at(0);
  const drafts = [
    visit,
    ...inputs.flatMap(({ panel, input }) => panel.drafts(input)),
    ...(chosen.note === undefined ? [] : [noteDraft(chosen.note)]),
    ...unmetDrafts(unmet, lines),
  ];
  return {
    drafts: drafts.map((draft) => ({
      ...draft,
      ...(subject === undefined ? {} : { subject }),
      ...(occurredAt === undefined ? {} : { occurredAt }),
    })),
    warnings: [
      ...visitWarnings(body),
      ...inputs.flatMap(({ panel, input }) => panel.warnings?.(input) ?? []),
    ],
    unclaimed: lines.filter((line) => claimantOf(ordered, line.item) === undefined),
  };
};

/** What was asked for beyond what is given; of what is given after all nothing was short. Pure. */
const unmetDrafts = (
  unmet: NonNullable<VisitChoice['unmet']>,
  given: readonly CounterLine[],
): readonly Draft[] => {
  const lines = Object.entries(unmet).flatMap(([item, asked]) => {
    const line = { item, given: given.find((each) => each.item.code === item)?.quantity ?? 0 };
    if (asked === null) return [line];
    return asked > line.given ? [{ ...line, asked }] : [];
  });
  return lines.length === 0 ? [] : [{ kind: unmetKind.kind, version: unmetKind.version, body: { lines } }];
};

/** Items that some panel records, in the organization's order. */
export const offeredItems = (panels: readonly AnyCounterPanel[], context: CounterContext): readonly Item[] =>
  context.items.filter((item) => claimantOf(inOrder(panels), item) !== undefined);

/** The state of every panel at the start of a visit. */
export const initialStates = (
  panels: readonly AnyCounterPanel[],
  context: CounterContext,
): Readonly<Record<string, unknown>> =>
  Object.fromEntries(panels.map((panel) => [panel.id, panel.initial(context)]));

/** What one panel gets, for its `Panel` component. */
export const inputOf = (
  panel: AnyCounterPanel,
  panels: readonly AnyCounterPanel[],
  lines: readonly CounterLine[],
  chosen: Omit<Chosen, 'lines'>,
): CounterInput<unknown> => ({
  lines: lines.filter((line) => line.quantity > 0 && claimantOf(inOrder(panels), line.item) === panel),
  state: panel.id in chosen.states ? chosen.states[panel.id] : panel.initial(chosen.context),
  visit: chosen.visit,
  context: chosen.context,
});

const noteDraft = ({ id, sealed }: HeldNote): Draft => ({
  id,
  kind: noteKind.kind,
  version: noteKind.version,
  body: {},
  sealedAs: sealed,
});

const inOrder = (panels: readonly AnyCounterPanel[]): readonly AnyCounterPanel[] =>
  panels.toSorted((a, b) => a.order - b.order || (a.id < b.id ? -1 : 1));

const claimantOf = (ordered: readonly AnyCounterPanel[], item: Item): AnyCounterPanel | undefined =>
  ordered.find((panel) => panel.claims(item));
