import { addDays } from '#log/calendar.ts';
import { grouped } from '#log/grouped.ts';
import { askDay, type GivenDays } from '#report/days-covered.ts';
import {
  cameKind,
  type DoseBody,
  doseKind,
  fileKind,
  goalKind,
  holderKind,
  needKind,
  type StayBody,
  stayKind,
} from '../entries.ts';
import type { Recorded } from './recorded.ts';
import { leadsTo, type StayState } from './stay.ts';

export interface GivenDose extends GivenDays {
  readonly site: string;
  readonly medication: DoseBody['medication'];
}

/** A change of where the stay stands. */
export interface Turn {
  readonly to: StayState;
  readonly day: string;
  readonly site: string;
}

interface Standing {
  readonly state: StayState;
  readonly turns: readonly Turn[];
  readonly program: string | undefined;
  readonly level: string | undefined;
  /** Each once, in the order in which they were set. No move takes one away. */
  readonly goals: readonly string[];
  /** The latest word on each. */
  readonly needs: Readonly<Record<string, boolean>>;
  readonly sessions: { readonly group: number; readonly one: number };
  readonly given: readonly GivenDose[];
  /** How medication goes on, where somebody said it after the last dose. */
  readonly said: 'elsewhere' | 'enough' | undefined;
  /** When we were in touch, in the order of time: that they were there, or that something was done with them. */
  readonly touched: readonly { readonly ms: number; readonly day: string }[];
}

/** A person's file: all that was recorded under one number. */
export interface File extends Standing {
  readonly id: string;
  /** Of its first entry. */
  readonly ms: number;
  readonly day: string;
  readonly site: string;
  readonly wish: string | undefined;
  /** The latest entry that says its words, and its day; undefined where none is known here. */
  readonly words: { readonly entry: string; readonly day: string } | undefined;
  /** The latest entry that says whose it is, and its day; undefined where no card leads to it. */
  readonly holder: { readonly entry: string; readonly day: string } | undefined;
  /** The last day on which anything was recorded. */
  readonly last: string;
}

const nothing: Standing = {
  state: 'asked',
  turns: [],
  program: undefined,
  level: undefined,
  goals: [],
  needs: {},
  sessions: { group: 0, one: 0 },
  given: [],
  said: undefined,
  touched: [],
};

/**
 * Files of these entries, whoever was seen last first. A file stands by any of its entries: a phone that let go of the first ones still
 * knows of the later ones.
 */
export const foldFiles = (entries: readonly Recorded[]): readonly File[] =>
  grouped(entries, ({ body }) => String(body['file']))
    .map(([id, own]) => foldFile(id, own.toSorted(inOrder)))
    .toSorted((a, b) => (a.last < b.last ? 1 : a.last > b.last ? -1 : a.id < b.id ? -1 : 1));

const inOrder = (a: Recorded, b: Recorded): number =>
  a.ms - b.ms || (a.hlc < b.hlc ? -1 : a.hlc > b.hlc ? 1 : a.id < b.id ? -1 : 1);

const foldFile = (id: string, own: readonly Recorded[]): File => {
  const [first, last] = [own[0], own.at(-1)];
  const words = own.findLast(({ kind }) => kind === fileKind.kind);
  const holder = own.findLast(({ kind }) => kind === holderKind.kind);
  const wish = own.find(({ kind, body }) => kind === fileKind.kind && typeof body['wish'] === 'string');
  return {
    id,
    ms: first?.ms ?? 0,
    day: first?.day ?? '',
    site: first?.site ?? '',
    wish: wish === undefined ? undefined : String(wish.body['wish']),
    words: words === undefined ? undefined : { entry: words.id, day: words.day },
    holder: holder === undefined ? undefined : { entry: holder.id, day: holder.day },
    last: last?.day ?? '',
    ...own.reduce(after, nothing),
  };
};

const after = (file: Standing, entry: Recorded): Standing => {
  const { kind, ms, day } = entry;
  const touched: Standing = { ...file, touched: [...file.touched, { ms, day }] };
  switch (kind) {
    case stayKind.kind:
      return afterMove(file, touched, entry);
    case cameKind.kind: {
      const sort = entry.body['sort'] === 'one' ? 'one' : 'group';
      return { ...touched, sessions: { ...file.sessions, [sort]: file.sessions[sort] + 1 } };
    }
    case needKind.kind:
      return {
        ...touched,
        needs: { ...file.needs, [String(entry.body['need'])]: entry.body['isMet'] === true },
      };
    case goalKind.kind:
      return withGoal(touched, entry.body['goal']);
    case doseKind.kind:
      return afterDose(file, touched, entry);
    default:
      return file;
  }
};

const withGoal = (file: Standing, goal: unknown): Standing =>
  typeof goal !== 'string' || file.goals.includes(goal) ? file : { ...file, goals: [...file.goals, goal] };

const afterMove = (file: Standing, touched: Standing, { body, day, site }: Recorded): Standing => {
  const { move, program, level } = body as unknown as StayBody;
  const to = leadsTo(move, file.state);
  return {
    // A word that they left is often said by somebody else: it is no sign that we were in touch.
    ...(move === 'leave' ? file : touched),
    ...(to !== undefined && { state: to, turns: [...file.turns, { to, day, site }] }),
    program: program ?? file.program,
    level: level ?? file.level,
  };
};

const afterDose = (file: Standing, touched: Standing, { body, day, site }: Recorded): Standing => {
  const { what, medication, days } = body as unknown as DoseBody;
  if (what !== 'given') return { ...file, said: what };
  if (days === undefined) return touched;
  return { ...touched, given: [...file.given, { day, site, medication, days }], said: undefined };
};

type Turned = Pick<File, 'turns'>;

/** When the stay began at first; undefined: it has not. */
export const beganOn = ({ turns }: Turned): Turn | undefined => turns.find(({ to }) => to === 'here');

/** Each time that somebody came back after leaving for now. */
export const comingsBack = ({ turns }: Turned): readonly Turn[] =>
  turns.filter(({ to }) => to === 'here').slice(1);

/** How medication stands: the first day on which nothing is left, and the day on which somebody has to ask; undefined: none was given. */
export const coverOf = ({
  given,
  said,
}: File): { readonly zero: string; readonly askOn: string | undefined } | undefined => {
  const last = given.at(-1);
  if (last === undefined) return undefined;
  return {
    zero: addDays(last.day, last.days),
    askOn: said === undefined ? askDay(last.day, last.days) : undefined,
  };
};
