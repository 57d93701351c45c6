import type { Books, Receipt, Said } from './books.ts';
import { dayOf, momentOf, offsetIn, plusDays, wallDay, wholeDay } from './days.ts';
import { groupsOf, isLater, lastWords, names } from './standing.ts';

/** When something counts: its day at the place, and its moment among what moves and counts a shelf. */
export interface When {
  readonly day: string;
  readonly ms: number;
}

/** What the server says of the time of an entry that a wrong clock dated. */
export interface Mark {
  readonly when: When;
  /** What counts a shelf waits for a person. */
  readonly waits: boolean;
}

const minutes = 60_000;
/** In whole days, as nothing else is left of both times once they faded. */
const isTyped = ({ at, written }: Said): boolean => Math.abs(beginOf(at) - beginOf(written)) > 45 * wholeDay;
const beginOf = (time: string): number => momentOf(`${dayOf(time)}T00:00:00${time.slice(19)}`);
const countsShelf = ({ kind }: Said): boolean => kind === 'stock.count';
/** What says how things stood at a moment: a part of a count too, which sets no shelf. */
const waitsFor = ({ kind }: Said): boolean => kind === 'stock.count' || kind === 'counts.part';

type Doubt = 'the day' | 'the moment';

/** docs/decisions: wrong clocks. */
const doubtOf = (receipt: Receipt): Doubt | undefined => {
  const { said, when, ahead = 0, byFile } = receipt;
  if (said.kind.startsWith('log.')) return undefined;
  const [at, written] = [momentOf(said.at), momentOf(said.written)];
  if (at > when + wholeDay) return 'the day';
  /** How long ago it was written, if the clock was then as far off as it is now. */
  const age = when - (written - ahead);
  const byThisClock = age >= -2 * minutes && age <= 45 * wholeDay && Math.abs(ahead) > wholeDay;
  const writtenWrong =
    written > when + wholeDay || (!byFile && (written < when - 730 * wholeDay || byThisClock));
  if (writtenWrong && !isTyped(said)) return 'the day';
  const justNow =
    !byFile &&
    Math.abs(ahead) > 15 * minutes &&
    age >= -2 * minutes &&
    age <= 15 * minutes &&
    Math.abs(at - written) <= 15 * minutes;
  if (justNow) return 'the moment';
  if (at > when + (waitsFor(said) ? 2 : 15) * minutes) return 'the moment';
  if (waitsFor(said)) return undefined;
  const todayThere = new Date(when + offsetIn(said.at)).toISOString().slice(0, 10);
  return dayOf(said.at) > todayThere ? 'the moment' : undefined;
};

/**
 * The place of a moment in its day: after which of the counts that the server knows. Two times of one place in the order of a
 * shelf are the same.
 */
const placeOf = (moment: When & { readonly began: number }, counts: readonly number[]): number => {
  const before = counts.filter((ms) => ms >= moment.began && ms < moment.ms);
  return before.length === 0 ? moment.began : Math.max(...before) + 1_000;
};

/** Marks of all entries, as the server made them one after the other. */
export const marksOf = (books: Books): ReadonlyMap<string, Mark> => {
  const marks = new Map<string, Mark>();
  const byId = new Map(books.receipts.map(({ said }) => [said.id, said]));
  const numberOf = (id: string): Said | undefined => byId.get(id);
  let together: Receipt[] = [];
  /** Counts that were in the log before this handing in. */
  const known: Receipt[] = [];
  const close = (): void => {
    known.push(...together.filter(({ said }) => countsShelf(said)));
    together = [];
  };
  for (const [index, receipt] of books.receipts.entries()) {
    if (index > 0 && books.receipts[index - 1]?.batch !== receipt.batch) close();
    together.push(receipt);
    const doubt = doubtOf(receipt);
    if (doubt === undefined) continue;
    const now = Math.floor(receipt.when / 1_000) * 1_000;
    const wall = wallDay(books.zone, now);
    const before = books.receipts.slice(0, index);
    const moves = movesOf(before);
    const groups = groupsOf(before.map(({ said }) => said));
    const joinedTo = (said: Said): readonly Said[] => groups.find((group) => group.includes(said)) ?? [said];
    // Also where each stood by its own clock: a person may say that it was right.
    const counts = known.flatMap(({ said }) => [
      momentOf(said.at),
      whenOf(said, joinedTo(said), marks, moves, false, numberOf)?.ms ?? 0,
    ]);
    const isMoment = waitsFor(receipt.said) && doubt === 'the moment';
    marks.set(receipt.said.id, {
      when: { day: wall.day, ms: isMoment ? now : placeOf({ ...wall, ms: now }, counts) },
      waits: doubt === 'the day',
    });
  }
  return marks;
};

interface Move {
  readonly device: string;
  readonly first: number;
  readonly last: number;
  readonly days: number;
  readonly by: Said;
}

/** What people said of whole stretches of a phone's numbers, the newest first. */
export const movesOf = (receipts: readonly Receipt[]): readonly Move[] =>
  groupsOf(receipts.map(({ said }) => said))
    .filter((group) => group.some(({ kind }) => kind === 'log.redate'))
    .flatMap((group) => {
      const [word] = lastWords(group).toSorted((a, b) => (isLater(a, b) ? -1 : 1));
      if (word?.kind !== 'log.redate') return [];
      const said = word.body as unknown as Omit<Move, 'by'>;
      return said.days === undefined ? [] : [{ ...said, by: word }];
    })
    .toSorted((a, b) => (isLater(a.by, b.by) ? -1 : 1));

/**
 * When an entry counts, undefined while it waits for a person. Whoever corrects an entry and leaves its day took it over from the
 * one who dated it first.
 */
export const whenOf = (
  word: Said,
  group: readonly Said[],
  marks: ReadonlyMap<string, Mark>,
  moves: readonly Move[],
  waits: boolean,
  numberOf: (id: string) => Numbered | undefined,
): When | undefined => {
  const own = { day: dayOf(word.at), ms: momentOf(word.at) };
  for (const one of datersOf(word, group)) {
    const mark = marks.get(one.id);
    const move = moves.find((each) => names(each, one));
    if (mark === undefined && move === undefined) continue;
    if (isTyped(one) && (mark === undefined || dayOf(one.at) <= mark.when.day)) return own;
    if (move !== undefined) {
      // Where the server named some of a stretch and not this one, this one was dated well.
      const marked = [...marks.keys()].flatMap((id) => numberOf(id) ?? []);
      if (mark === undefined && marked.some((there) => names(move, there))) return own;
      return { day: plusDays(own.day, move.days), ms: own.ms + move.days * wholeDay };
    }
    if (mark === undefined) continue;
    return waits && mark.waits && waitsFor(word) ? undefined : mark.when;
  }
  return own;
};

interface Numbered {
  readonly device: string;
  readonly number: number;
}

/** Those whose day an entry has, the first of them first: what it replaces, what that replaces, and so on while the day is the same. */
const datersOf = (word: Said, group: readonly Said[]): readonly Said[] => {
  const dayAt = ({ at }: Said): string => at.slice(0, 10) + at.slice(19);
  const deep = (one: Said, seen: readonly Said[]): readonly Said[] => {
    const before = group
      .filter(({ id }) => one.replaces.includes(id))
      .filter((other) => dayAt(other) === dayAt(word) && !seen.includes(other));
    return [one, ...before.flatMap((other) => deep(other, [...seen, one, ...before]))];
  };
  const depth = (one: Said): number => {
    const over = group.filter(({ id, replaces }) => id !== one.id && replaces.includes(one.id));
    return one.id === word.id || over.length === 0 ? 0 : 1 + Math.min(...over.map(depth));
  };
  const found = [...new Set(deep(word, []))];
  return found.toSorted((a, b) => depth(b) - depth(a) || (a.id < b.id ? -1 : 1));
};
