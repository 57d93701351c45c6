import { grouped } from '#log/grouped.ts';
import type { LocalDate, Uuid } from '#log/index.ts';
import type { AfterSaid, Promised, Stage, TestResult } from '../after-entries.ts';

/** An opened entry of what came of a test. */
export interface Page {
  readonly id: Uuid;
  readonly hlc: string;
  /** The day on which it was written. */
  readonly day: LocalDate;
  readonly subject: Uuid | undefined;
  readonly said: AfterSaid;
}

/** What came of one test, as the person told it. What nobody told is not known, and is no stage. */
export interface Chain {
  readonly test: Uuid;
  readonly infection: string;
  readonly on: LocalDate;
  readonly result: TestResult | undefined;
  readonly stages: Readonly<Partial<Record<Stage, LocalDate>>>;
  readonly next: { readonly what: Promised; readonly by: LocalDate } | undefined;
  readonly wish: 'open' | 'no-more' | 'away';
  readonly reported: LocalDate | undefined;
  readonly called: string | undefined;
  readonly reach: string | undefined;
  readonly slip: string | undefined;
  readonly person: Uuid | undefined;
  /** The day of the last word. */
  readonly saidOn: LocalDate;
  /** Subjects of the entries that say it: what an erasure orders. */
  readonly subjects: readonly Uuid[];
}

/** What came of these tests, by the latest word on each part. Blank entries are of none. */
export const foldChains = (pages: readonly Page[]): readonly Chain[] => {
  const about = pages.filter(({ said }) => said.test !== undefined);
  return grouped(about, ({ said }) => String(said.test)).flatMap(([, own]) => foldChain(own) ?? []);
};

const foldChain = (own: readonly Page[]): Chain | undefined => {
  const inOrder = own.toSorted((a, b) => (a.hlc < b.hlc ? -1 : a.hlc > b.hlc ? 1 : a.id < b.id ? -1 : 1));
  const said: AfterSaid = Object.assign({}, ...inOrder.map((page) => present(page.said)));
  const told: AfterSaid['stages'] = Object.assign(
    {},
    ...inOrder.map((page) => present(page.said.stages ?? {})),
  );
  const { test, infection, on } = said;
  const last = inOrder.at(-1);
  if (test === undefined || infection === undefined || on === undefined || last === undefined)
    return undefined;
  return {
    test,
    infection,
    on,
    result: said.result,
    stages: Object.fromEntries(Object.entries(told ?? {}).filter(([, day]) => day !== '')),
    next: said.next === '' ? undefined : said.next,
    wish: said.wish ?? 'open',
    reported: said.reported,
    called: said.called || undefined,
    reach: said.reach || undefined,
    slip: said.slip,
    person: said.person || undefined,
    saidOn: last.day,
    subjects: inOrder.flatMap(({ subject }) => subject ?? []),
  };
};

const present = <T extends object>(values: T): T =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as T;

/** What changes with a word of theirs; `stages` one by one: a day, or '' where it is taken back. */
export type ChainChange = Omit<AfterSaid, 'fill' | 'test' | 'infection' | 'on'>;

/** What is said from now on: all that was said before, with the change, so that it lasts from today. */
export const changed = (chain: Chain, change: ChainChange): AfterSaid => {
  const { test, infection, on, result, next, wish, reported, called, reach, slip, person } = chain;
  const before: AfterSaid = {
    test,
    infection,
    on,
    result,
    next,
    wish,
    reported,
    called,
    reach,
    slip,
    person,
  };
  return present({ ...before, ...present(change), stages: { ...chain.stages, ...change.stages } });
};

/** Entries that are ordered erased together are filled up with blank ones to a multiple of this. */
const together = 8;

/** What an erasure of these tests orders: their own entries, hidden among blank ones as far as this device has any. */
export const subjectsToErase = (own: readonly Uuid[], pages: readonly Page[]): readonly Uuid[] => {
  const unique = [...new Set(own)];
  if (unique.length === 0) return [];
  const lacks = (together - (unique.length % together)) % together;
  const blanks = pages.flatMap(({ said, subject }) =>
    said.test === undefined && subject !== undefined && !unique.includes(subject) ? [subject] : [],
  );
  // In the order of chance: which of them are blank shows nowhere.
  return [...unique, ...(lacks === 0 ? [] : blanks.slice(-lacks))].toSorted();
};
