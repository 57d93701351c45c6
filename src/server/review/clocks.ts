import type { WorkerCaller } from '#contract/callers.ts';
import type { Database } from '#database/connection.ts';
import { sql } from '#database/sql.ts';
import type { Transaction } from '#database/transaction.ts';
import { daysBetween } from '#log/calendar.ts';
import type { ClockRuling } from '#log/clock.ts';
import { clockKind, redateKind } from '#log/device-kinds.ts';
import {
  type Clock,
  type Entry,
  err,
  type Failure,
  failure,
  type LocalDate,
  msToTime,
  type Random,
  type Result,
  timeToDate,
  type Uuid,
  uuidv7,
} from '#log/index.ts';
import { liesIn } from '#log/takeback.ts';
import { countingKinds } from '#stock/fade.ts';
import type { createOwnDevice } from '../log-store/own-device.ts';
import { readRulings } from '../log-store/rulings.ts';

/** What a wrong clock dated, as one stretch of a device's numbers. */
export interface WrongClock {
  readonly device: Uuid;
  readonly first: number;
  readonly last: number;
  readonly entries: number;
  readonly waiting: number;
  readonly author: Uuid;
  readonly site: Uuid;
  readonly says: LocalDate;
  readonly received: LocalDate;
  readonly days: number;
  readonly moved?: { readonly id: Uuid; readonly days: number };
}

export interface WrongClocks {
  readonly list: (org: Uuid) => Promise<readonly WrongClock[]>;
  /** One entry moves all of a stretch; a later one takes its place. */
  readonly move: (
    by: WorkerCaller,
    order: { readonly device: Uuid; readonly first: number; readonly last: number; readonly days: number },
  ) => Promise<Result<null, Failure>>;
  readonly moveBack: (by: WorkerCaller, id: Uuid) => Promise<Result<null, Failure>>;
}

export const createWrongClocks = (deps: {
  readonly database: Database;
  readonly clock: Clock;
  readonly random: Random;
  readonly record: ReturnType<typeof createOwnDevice>;
}): WrongClocks => {
  const now = () => msToTime(deps.clock.now(), deps.clock.offsetMinutes(deps.clock.now()));
  const { kind, version } = redateKind;
  const standing = (org: Uuid) =>
    deps.database.readOrganization(org, async (tx) =>
      (await readRulings(tx, org)).clocks.filter((ruling) => ruling.days !== undefined),
    );
  const isSame = (a: Omit<ClockRuling, 'id'>, b: Omit<ClockRuling, 'id'>): boolean =>
    a.device === b.device && a.first === b.first && a.last === b.last;
  return {
    list: (org) => deps.database.readOrganization(org, (tx) => readWrongClocks(tx, org)),
    move: async (by, order) => {
      if (order.last < order.first) return err(failure('body-invalid', { field: 'last' }));
      const before = (await standing(by.org)).filter((ruling) => isSame(ruling, order));
      const draft = {
        ...{ kind, version, body: { ...order } },
        ...(before.length > 0 && { supersedes: before.map(({ id }) => id) }),
      };
      return deps.record(by.org, [draft], uuidv7(deps), now(), by.worker);
    },
    moveBack: async (by, id) => {
      const found = (await standing(by.org)).find((ruling) => ruling.id === id);
      if (found === undefined) return err(failure('not-found'));
      const { device, first, last } = found;
      const draft = { kind, version, body: { device, first, last }, supersedes: [id] };
      return deps.record(by.org, [draft], uuidv7(deps), now(), by.worker);
    },
  };
};

/** The places of the log before one of the server's words that what it is about can have: a gathered push, and more. */
const near = 2_200;
/** The newest words looked at. */
const mostWords = 500;

interface Said extends ClockRuling {
  readonly received: string;
  readonly about: readonly Entry[];
}

/** Stretches of devices' numbers that a wrong clock dated, newest first, with what a person said of each. */
export const readWrongClocks = async (tx: Transaction, org: Uuid): Promise<readonly WrongClock[]> => {
  const rows = await tx.rows<{ seq: number; text: string; about: readonly string[] | null }>(sql`
    select word.seq, word.text, (select array_agg(entry.text order by entry.seq) from entry
        where entry.org_id = ${org} and entry.seq between word.seq - ${near} and word.seq
          and strpos(entry.text, '"device":"' || (word.text::json -> 'body' ->> 'device') || '"') > 0
          and entry.kind not like 'log.%') as about
    from (select seq, text from entry where org_id = ${org} and kind = ${clockKind.kind}
      order by seq desc limit ${mostWords}) as word order by word.seq`);
  const { clocks } = await readRulings(tx, org);
  const said = rows.flatMap(({ text, about }): readonly Said[] => {
    const word = JSON.parse(text) as Entry;
    const ruling = { id: word.id, ...(word.body as unknown as Omit<Said, 'about' | 'id'>) };
    if (ruling.waits !== true) return [];
    const entries = (about ?? []).map((one) => JSON.parse(one) as Entry);
    return [{ ...ruling, about: entries.filter((entry) => liesIn(ruling, entry)) }];
  });
  const found: WrongClock[] = [];
  for (const runs of Map.groupBy(said, ({ device }) => device).values()) {
    let open: Said[] = [];
    const close = (): void => {
      const whole = wholeOf(open, clocks);
      if (whole !== undefined) found.push(whole);
      open = [];
    };
    for (const run of runs.toSorted((a, b) => a.first - b.first)) {
      const before = open.at(-1);
      // One act for what is off by the same days: so many hand-outs, and what was taken back between them.
      if (before !== undefined && Math.abs(daysOff(before) - daysOff(run)) > 1) close();
      open.push(run);
    }
    close();
  }
  return found.toReversed();
};

/** Days to add, from what the device said of its clock, else from the day it came in. */
const daysOff = ({ ahead, received, about }: Said): number => {
  if (ahead !== undefined && Math.abs(ahead) > 86_400) return -Math.round(ahead / 86_400);
  const [first] = about;
  return first === undefined ? 0 : daysBetween(timeToDate(first.occurredAt), timeToDate(received));
};

const wholeOf = (runs: readonly Said[], clocks: readonly ClockRuling[]): WrongClock | undefined => {
  const about = runs.flatMap((run) => run.about);
  const [sample, run, end] = [about[0], runs[0], runs.at(-1)];
  if (sample === undefined || run === undefined || end === undefined) return undefined;
  const stretch = { device: run.device, first: run.first, last: end.last };
  const moved = clocks.find(
    ({ days, device, first, last }) =>
      days !== undefined && device === stretch.device && first <= stretch.first && last >= stretch.last,
  );
  return {
    ...stretch,
    entries: about.length,
    waiting: moved === undefined ? about.filter(({ kind }) => countingKinds.includes(kind)).length : 0,
    author: sample.author,
    site: sample.site,
    says: timeToDate(sample.occurredAt),
    received: timeToDate(run.received),
    days: daysOff(run),
    ...(moved?.days !== undefined && { moved: { id: moved.id, days: moved.days } }),
  };
};
