import type { AttachmentRef } from '#attachments/attachment.ts';
import type { JsonObject } from '#log/index.ts';
import {
  type Found,
  type Lines,
  labKind,
  type Move,
  moveKind,
  readingKind,
  reagentKind,
  releaseKind,
  type SampleBody,
  type StripBody,
  sampleKind,
  spectrumKind,
  stripKind,
} from '../entries.ts';
import { concentrationOf, methodOf } from './methods.ts';
import { ends, type Happening, type State, stateOf } from './states.ts';

/** An entry as far as a sample needs it: from a device's log or from the server's tables, alike. */
export interface Recorded {
  readonly id: string;
  readonly kind: string;
  readonly body: JsonObject;
  /** Local day, and milliseconds since 1970. */
  readonly day: string;
  readonly ms: number;
  readonly site: string;
  readonly author?: string | undefined;
  readonly isCorrection: boolean;
}

export const outcomes = [
  'unread',
  'detected',
  'not-detected',
  'faint',
  'invalid',
  'disagree',
  'nothing',
  'pending',
] as const;
export type Outcome = (typeof outcomes)[number];
/** What is said beside a result, since it bears on what it is worth. */
export type Caveat =
  | 'lot-expired'
  | 'lot-not-recorded'
  | 'dilution-not-recorded'
  | 'too-strong'
  | 'one-reader'
  | 'library-not-recorded';

/** One test and what it says. Bench and lab stand beside each other: no result takes the place of another. */
export interface CheckResult {
  readonly test: string;
  readonly place: 'bench' | 'lab';
  readonly method: string;
  readonly outcome: Outcome;
  readonly found: readonly Found[];
  readonly pending: readonly string[];
  readonly caveats: readonly Caveat[];
  readonly isCorrected: boolean;
  readonly stage?: 'partial' | 'final';
  readonly day: string;
  readonly ms: number;
  readonly site: string;
  readonly lab?: string | undefined;
  readonly library?: string | undefined;
  readonly strip?: StripBody;
  /** Who read a strip, and how: one each. */
  readonly readings: readonly {
    readonly entry: string;
    readonly author?: string | undefined;
    readonly lines: Lines;
  }[];
  /** Photos and spectra, each with the entry that names it; only a device's own entries have them. */
  readonly attached: readonly { readonly entry: string; readonly ref: AttachmentRef }[];
  /** What was typed beside what was found: a correction begins with it. */
  readonly typed: JsonObject;
  /** The entry that says it: a correction supersedes it. */
  readonly entry: string;
}

export interface Sample {
  readonly id: string;
  readonly intake: Recorded & { readonly said: SampleBody };
  readonly results: readonly CheckResult[];
  readonly moves: readonly {
    readonly what: Move;
    readonly to?: string;
    readonly tracking?: string;
    /** Which worker saw it destroyed. */
    readonly witness?: string;
    readonly day: string;
    readonly ms: number;
    readonly entry: string;
  }[];
  readonly state: State;
  /** Where it ended, if it did. Not known is not lost. */
  readonly end?: Exclude<Move, 'sent'>;
  /** Tests that were told or opened; of them those that are open by code. */
  readonly released: ReadonlySet<string>;
  readonly opened: ReadonlySet<string>;
  readonly firstRelease?: { readonly day: string; readonly ms: number };
}

/** Samples of these entries, the newest first. What belongs to a sample whose intake is not here is not shown. */
export const foldSamples = (entries: readonly Recorded[], secondReader = false): readonly Sample[] => {
  const bySample = new Map<string, Recorded[]>();
  for (const entry of entries) {
    const id = entry.body['sample'];
    if (typeof id !== 'string') continue;
    const own = bySample.get(id);
    if (own === undefined) bySample.set(id, [entry]);
    else own.push(entry);
  }
  return [...bySample]
    .flatMap(([id, own]) => foldSample(id, own, secondReader) ?? [])
    .toSorted((a, b) => b.intake.ms - a.intake.ms || (a.id < b.id ? -1 : 1));
};

const foldSample = (id: string, all: readonly Recorded[], secondReader: boolean): Sample | undefined => {
  const own = all.toSorted((a, b) => a.ms - b.ms || (a.id < b.id ? -1 : 1));
  const intake = own.find(({ kind }) => kind === sampleKind.kind);
  if (intake === undefined) return undefined;
  const of = <K extends { readonly kind: string }>(kind: K) =>
    own.filter((entry) => entry.kind === kind.kind);
  const results = [
    ...of(stripKind).map((entry) => stripResult(entry, of(readingKind), secondReader)),
    ...of(reagentKind).map(reagentResult),
    ...of(spectrumKind).map(spectrumResult),
    ...of(labKind).map(labResult),
  ].toSorted((a, b) => a.ms - b.ms || (a.test < b.test ? -1 : 1));
  const gone = of(moveKind).map(({ body, day, ms, id: entry }) => ({
    ...(body as { what: Move; to?: string; tracking?: string; witness?: string }),
    day,
    ms,
    entry,
  }));
  const releases = of(releaseKind);
  const first = releases[0];
  const end = gone
    .map(({ what }) => what)
    .findLast((what): what is Exclude<Move, 'sent'> => ends.some((one) => one === what));
  return {
    id,
    intake: { ...intake, said: intake.body as unknown as SampleBody },
    results,
    moves: gone,
    state: stateOf([
      ...results.flatMap(happeningsOf),
      ...gone.flatMap(({ what }): readonly Happening[] => (what === 'sent' ? ['sent'] : [])),
    ]),
    ...(end !== undefined && { end }),
    released: testsOf(releases),
    opened: testsOf(releases.filter(({ body }) => body['how'] === 'by-code')),
    ...(first !== undefined && { firstRelease: { day: first.day, ms: first.ms } }),
  };
};

const testsOf = (releases: readonly Recorded[]): ReadonlySet<string> =>
  new Set(releases.flatMap(({ body }) => body['tests'] as readonly string[]));

/** What a result does to where a sample stands. A strip that nobody read does nothing. */
const happeningsOf = ({ place, method, outcome, stage, isCorrected }: CheckResult): readonly Happening[] => {
  if (place === 'lab')
    return stage === 'final' && isCorrected ? ['final', 'corrected'] : [stage ?? 'partial'];
  if (outcome === 'unread') return [];
  return [method === 'ftir' || method === 'raman' ? 'instrument' : 'strip'];
};

const shared = (entry: Recorded) => ({
  test: String(entry.body['test']),
  isCorrected: entry.isCorrection,
  day: entry.day,
  ms: entry.ms,
  site: entry.site,
  entry: entry.id,
  attached: attachedTo([entry]),
  typed: Object.fromEntries(Object.entries(entry.body).filter(([field]) => !apart.has(field))),
});

const apart: ReadonlySet<string> = new Set(['sample', 'test', 'found', 'pending', 'spectrum', 'photo']);

const attachedTo = (entries: readonly Recorded[]): CheckResult['attached'] =>
  entries.flatMap(({ id, body }) => {
    const ref = (body['spectrum'] ?? body['photo']) as unknown as AttachmentRef | undefined;
    return ref === undefined ? [] : [{ entry: id, ref }];
  });

const stripResult = (entry: Recorded, all: readonly Recorded[], secondReader: boolean): CheckResult => {
  const strip = entry.body as unknown as StripBody;
  const method = `strip-${strip.target}`;
  const read = all.filter(({ body }) => body['test'] === strip.test);
  const readings = read.map(({ id, author, body }) => ({ entry: id, author, lines: body['lines'] as Lines }));
  const distinct = new Set(readings.map(({ lines }) => lines));
  const strength = concentrationOf(strip);
  const falls = methodOf(method).falsePositives;
  const caveats: Caveat[] = [];
  if (strip.lot === undefined) caveats.push('lot-not-recorded');
  if (strip.expires !== undefined && strip.expires < entry.day) caveats.push('lot-expired');
  if (strip.waterMl === undefined) caveats.push('dilution-not-recorded');
  if (strength !== undefined && falls !== undefined && strength >= falls.fromMgPerMl)
    caveats.push('too-strong');
  if (secondReader && readings.length > 0 && new Set(readings.map(({ author }) => author)).size < 2)
    caveats.push('one-reader');
  const outcome = outcomeOf(distinct);
  return {
    ...shared(entry),
    place: 'bench',
    method,
    outcome,
    found: outcome === 'detected' && strip.target !== 'other' ? [{ substance: strip.target }] : [],
    pending: [],
    caveats,
    isCorrected: entry.isCorrection || read.some(({ isCorrection }) => isCorrection),
    attached: attachedTo(read),
    strip,
    readings,
  };
};

/** What all readers together saw. Two who saw different lines disagree: none of them is right by being the later. */
const outcomeOf = (seen: ReadonlySet<Lines>): Outcome => {
  const [only] = seen;
  if (only === undefined) return 'unread';
  if (seen.size > 1) return 'disagree';
  return ({ one: 'detected', two: 'not-detected', faint: 'faint', invalid: 'invalid' } as const)[only];
};

const foundIn = (entry: Recorded): readonly Found[] => entry.body['found'] as unknown as readonly Found[];

const reagentResult = (entry: Recorded): CheckResult => ({
  ...shared(entry),
  place: 'bench',
  method: `reagent-${String(entry.body['reagent'])}`,
  outcome: foundIn(entry).length > 0 ? 'detected' : 'nothing',
  found: foundIn(entry),
  pending: [],
  caveats: entry.body['lot'] === undefined ? ['lot-not-recorded'] : [],
  readings: [],
});

const spectrumResult = (entry: Recorded): CheckResult => ({
  ...shared(entry),
  place: 'bench',
  method: String(entry.body['method']),
  outcome: foundIn(entry).length > 0 ? 'detected' : 'nothing',
  found: foundIn(entry),
  pending: [],
  caveats: entry.body['library'] === undefined ? ['library-not-recorded'] : [],
  library: libraryOf(entry.body),
  readings: [],
});

const libraryOf = (body: JsonObject): string | undefined => {
  const text = [body['library'], body['libraryVersion']].filter((part) => part !== undefined).join(' ');
  return text === '' ? undefined : text;
};

const labResult = (entry: Recorded): CheckResult => {
  const found = foundIn(entry);
  const stage = entry.body['stage'] as 'partial' | 'final';
  return {
    ...shared(entry),
    place: 'lab',
    method: String(entry.body['method']),
    outcome: found.length > 0 ? 'detected' : stage === 'partial' ? 'pending' : 'nothing',
    found,
    pending: (entry.body['pending'] as readonly string[] | undefined) ?? [],
    caveats: [],
    stage,
    lab: entry.body['lab'] as string | undefined,
    readings: [],
  };
};

/**
 * What is known to be in a sample, for figures: what a lab found where one gave its last word, else what the bench did. Undefined
 * where nothing was tested to an end: not known is not "nothing".
 */
export const foundOf = ({ results }: Sample): readonly string[] | undefined => {
  const last = results.filter(({ stage }) => stage === 'final');
  const from = last.length > 0 ? last : results.filter(({ outcome }) => ended.includes(outcome));
  return from.length === 0
    ? undefined
    : [...new Set(from.flatMap(({ found }) => found.map(({ substance }) => substance)))].toSorted();
};
const ended: readonly Outcome[] = ['detected', 'not-detected', 'nothing'];

/** The day of the first result that says anything; undefined while there is none. */
export const foundDayOf = ({ results }: Sample): string | undefined =>
  results.find(({ outcome }) => ended.includes(outcome))?.day;
