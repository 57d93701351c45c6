import type { Found } from '../../entries.ts';
import { readCode } from '../code.ts';
import type { CheckResult, Sample } from '../sample.ts';
import { isCalled } from './sheet.ts';
import type { Statement } from './statements.ts';

/** What a person is asked about a statement. Nothing of it is saved before it is answered. */
export type Ask =
  /** No sample here has this code or bag; one character of the code is wrong; two samples share it. Answered by a sample. */
  | { readonly code: 'unmatched' | 'mistyped' | 'several' }
  /** The file says two things of one sample. */
  | { readonly code: 'twice' }
  /** The lab said something else before. */
  | { readonly code: 'other-result'; readonly before: CheckResult }
  /** Its day is before the sample came in. */
  | { readonly code: 'before-received'; readonly received: string }
  /** It names what nobody knows: answered once for the whole file. */
  | { readonly code: 'unknown-name' }
  /** It cannot be taken in as it is. */
  | { readonly code: NonNullable<Statement['fault']> | 'no-method' };

/** What can be answered beside a sample. */
export const answersTo: Readonly<Record<Ask['code'], readonly Answer[]>> = {
  unmatched: ['out'],
  mistyped: ['out'],
  several: ['out'],
  twice: ['both', 'out'],
  'other-result': ['beside', 'corrects', 'out'],
  'before-received': ['take', 'out'],
  'unknown-name': ['out'],
  contradicts: ['out'],
  'nothing-said': ['out'],
  'day-unclear': ['without-day', 'out'],
  'no-method': ['out'],
};
export type Answer = 'both' | 'take' | 'beside' | 'corrects' | 'without-day' | 'out';

/** What a person said of one statement. */
export interface Said {
  readonly sample?: string;
  readonly answers?: readonly Answer[];
}

export interface Planned {
  /** Unlike any other of the file. */
  readonly key: string;
  readonly statement: Statement;
  readonly sample: Sample | undefined;
  readonly fate: 'ready' | 'known' | 'asks' | 'out';
  /** The next thing to ask, where it asks. */
  readonly ask?: Ask;
  /** Which result it corrects, where a person said so. */
  readonly corrects?: CheckResult;
  readonly method: string | undefined;
  readonly lab: string | undefined;
}

export interface PlanDeps {
  readonly samples: readonly Sample[];
  /** By key. */
  readonly said: Readonly<Record<string, Said>>;
  /** Of a file that names none. */
  readonly method: string | undefined;
  readonly lab: string | undefined;
}

/** What becomes of each statement of a file. */
export const planOf = (statements: readonly Statement[], deps: PlanDeps): readonly Planned[] => {
  const keys = statements.map(({ called, rows }) => `${called} ${rows[0]}`);
  const matched = statements.map((statement, at) =>
    matchOf(statement, deps.said[keys[at] ?? ''], deps.samples),
  );
  return statements.map((statement, at) => {
    const key = keys[at] ?? '';
    const match = matched[at];
    const sample = typeof match === 'object' ? match : undefined;
    const others = statements.filter(
      (_other, place) => place !== at && sample !== undefined && matched[place] === sample,
    );
    const planned = {
      key,
      statement,
      sample,
      method: statement.method ?? deps.method,
      lab: statement.lab ?? deps.lab,
    };
    const said = deps.said[key]?.answers ?? [];
    if (said.includes('out')) return { ...planned, fate: 'out' };
    if (sample === undefined) return { ...planned, fate: 'asks', ask: { code: match as MatchFault } };
    if (isKnown(statement, planned.lab, sample)) return { ...planned, fate: 'known' };
    // The same said twice in a file is said once.
    const isAgain = statements.findIndex(
      (other, place) => matched[place] === sample && sayingOf(other) === sayingOf(statement),
    );
    if (isAgain < at) return { ...planned, fate: 'known' };
    const ask = askOf(planned, sample, others, said);
    if (ask !== undefined) return { ...planned, fate: 'asks', ask };
    const corrects = said.includes('corrects') ? lastOf(sample, planned.lab) : undefined;
    return { ...planned, fate: 'ready', ...(corrects !== undefined && { corrects }) };
  });
};

type MatchFault = 'unmatched' | 'mistyped' | 'several';

/** The one sample that is meant: by its code, whose check character holds, or by the number on its bag. Nothing near is taken. */
const matchOf = (
  { called }: Statement,
  said: Said | undefined,
  samples: readonly Sample[],
): Sample | MatchFault => {
  if (said?.sample !== undefined) return samples.find(({ id }) => id === said.sample) ?? 'unmatched';
  const code = readCode(called);
  const found = samples.filter(({ intake }) => isCalled(intake.said, code, called));
  const [only] = found;
  if (only !== undefined) return found.length === 1 ? only : 'several';
  return code === undefined && /^[0-9a-z]{5}[\s-]?[0-9a-z]{5}$/i.test(called.trim())
    ? 'mistyped'
    : 'unmatched';
};

const askOf = (
  { statement, method, lab }: Pick<Planned, 'statement' | 'method' | 'lab'>,
  sample: Sample,
  others: readonly Statement[],
  said: readonly Answer[],
): Ask | undefined => {
  const { fault, completed } = statement;
  if (fault !== undefined && !(fault === 'day-unclear' && said.includes('without-day')))
    return { code: fault };
  if (statement.unknown.length > 0) return { code: 'unknown-name' };
  if (method === undefined) return { code: 'no-method' };
  if (others.some((other) => sayingOf(other) !== sayingOf(statement)) && !said.includes('both'))
    return { code: 'twice' };
  const before = lastOf(sample, lab);
  const isNext = before?.stage === 'partial' && statement.stage === 'final';
  if (before !== undefined && !isNext && !said.includes('beside') && !said.includes('corrects'))
    return { code: 'other-result', before };
  return completed !== undefined && completed < sample.intake.day && !said.includes('take')
    ? { code: 'before-received', received: sample.intake.day }
    : undefined;
};

/** The latest word of this lab on a sample; of a lab without a name, of any that has none. */
const lastOf = (sample: Sample, lab: string | undefined): CheckResult | undefined =>
  sample.results.filter((result) => result.place === 'lab' && sameLab(result.lab, lab)).at(-1);
const sameLab = (a: string | undefined, b: string | undefined): boolean =>
  (a ?? '').trim().toLowerCase() === (b ?? '').trim().toLowerCase();

const isKnown = (statement: Statement, lab: string | undefined, sample: Sample): boolean =>
  sample.results.some(
    (result) =>
      result.place === 'lab' &&
      sameLab(result.lab, lab) &&
      result.typed['completed'] === statement.completed &&
      foundText(result.found) === foundText(statement.found) &&
      result.pending.toSorted().join() === statement.pending.toSorted().join() &&
      result.stage === statement.stage,
  );

const foundText = (found: readonly Found[]): string =>
  found
    .map(({ substance, amount }) => `${substance} ${amount}`)
    .toSorted()
    .join();
const sayingOf = ({ found, pending, stage, unknown, fault, completed }: Statement): string =>
  JSON.stringify([foundText(found), pending, stage, unknown, fault, completed]);
