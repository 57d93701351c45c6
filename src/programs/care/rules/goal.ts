import { grouped } from '#log/grouped.ts';
import type { GoalBody, GoalDeed } from '../goal-entries.ts';
import type { Recorded } from './recorded.ts';

/** An entry of a goal, with whose it is where a card said so. */
export interface GoalRecorded extends Recorded {
  readonly subject?: string | undefined;
}

interface Standing {
  /** Whoever set it with the person, or took it over last. */
  readonly worker: string;
  readonly state: 'open' | 'reached' | 'aside';
  /** The day on which somebody asks how it goes; undefined: nothing is promised. */
  readonly by: string | undefined;
  /** How often somebody asked how it goes. */
  readonly talked: number;
}

export interface Goal extends Standing {
  readonly id: string;
  readonly day: string;
  /** The latest entry that says it, where its sealed words are, and its day. */
  readonly entry: string;
  readonly saidOn: string;
  readonly subject?: string;
}

/** Goals of these entries, the newest first. What came of one that is not here is not shown. */
export const foldGoals = (entries: readonly GoalRecorded[]): readonly Goal[] =>
  grouped(entries, ({ body }) => String(body['goal']))
    .flatMap(([id, own]) => foldGoal(id, own.toSorted(inOrder)) ?? [])
    .toSorted((a, b) => (a.day < b.day ? 1 : a.day > b.day ? -1 : a.id < b.id ? -1 : 1));

const inOrder = (a: Recorded, b: Recorded): number =>
  a.ms - b.ms || (a.hlc < b.hlc ? -1 : a.hlc > b.hlc ? 1 : a.id < b.id ? -1 : 1);

const is =
  (what: GoalDeed) =>
  ({ body }: Recorded): boolean =>
    body['what'] === what;

const foldGoal = (id: string, own: readonly GoalRecorded[]): Goal | undefined => {
  const first = own.find(is('said'));
  const last = own.findLast(is('said'));
  if (first === undefined || last === undefined) return undefined;
  const nothing: Standing = { worker: first.author, state: 'open', by: undefined, talked: 0 };
  const subject = own.find((entry) => entry.subject !== undefined)?.subject;
  return {
    id,
    day: first.day,
    entry: last.id,
    saidOn: last.day,
    ...(subject !== undefined && { subject }),
    ...own.reduce(after, nothing),
  };
};

/** The server's timer says the same of the day (server/goals.ts). */
const after = (goal: Standing, { author, body }: Recorded): Standing => {
  const { what, by } = body as unknown as GoalBody;
  switch (what) {
    case 'taken':
      return { ...goal, worker: author };
    case 'talked':
      return { ...goal, by, talked: goal.talked + 1 };
    case 'reached':
    case 'aside':
      return { ...goal, state: what, by: undefined };
    // Said anew, it goes on, wherever it stood.
    default:
      return { ...goal, state: 'open', by };
  }
};

/** When goals were first set and first reached, for reports: each once, however often it was said. */
export interface GoalDays {
  readonly set: Recorded;
  readonly reached: Recorded | undefined;
}

export const goalDays = (entries: readonly Recorded[]): readonly GoalDays[] =>
  grouped(entries, ({ body }) => String(body['goal'])).flatMap(([, all]) => {
    const own = all.toSorted((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : a.id < b.id ? -1 : 1));
    const set = own.find(is('said'));
    return set === undefined ? [] : [{ set, reached: own.find(is('reached')) }];
  });

/** Lines as they are typed, each once, without those that stand elsewhere. */
export const typedSteps = (text: string, elsewhere: readonly string[] = []): readonly string[] => {
  const lines = text
    .split('\n')
    .map((each) => each.trim())
    .filter((each) => each !== '' && !elsewhere.includes(each));
  return [...new Set(lines)];
};
