import type { WorkerCaller } from '#contract/callers.ts';
import type { Database } from '#database/connection.ts';
import { sql } from '#database/sql.ts';
import type { Transaction } from '#database/transaction.ts';
import {
  type Clock,
  canonicalText,
  type Entry,
  err,
  type Failure,
  failure,
  type Json,
  type KindRegistry,
  msToTime,
  ok,
  type Random,
  type Result,
  type Sha256,
  type Uuid,
  uuidFrom,
  uuidv7,
} from '#log/index.ts';
import { dayIn, offsetMinutesIn } from '#log/zone.ts';
import { closingKind, figuresKind, type KeptBody, keptKind } from '#report/kept/entries.ts';
import { isWholeMonths, type Period } from '#report/period.ts';
import { closedWithin, keptById, keptReports, listKept, readKept } from '#report/server/kept/read.ts';
import type { ReportTable } from '#report/server/table.ts';
import { everywhereKinds } from '../log-store/log-store.ts';
import type { createOwnDevice, OwnDraft } from '../log-store/own-device.ts';
import { type Organization, readOrganization } from '../organization/organization.ts';
import { readLacks } from '../review/lacks.ts';
import { readMoved } from './moved.ts';
import { inParts, readTables } from './parts.ts';

/** A report that is kept, and how it is kept: as it is read where days of it were closed, or as the log has it. */
interface Order extends Period {
  readonly site?: Uuid | undefined;
  readonly why: KeptBody['why'];
  readonly tables: readonly ReportTable[];
}

type Number = { readonly number: number };

export interface KeptFigures {
  /** Closes whole months that are over. Closed anew, they have the figures of now, under a new number. */
  readonly close: (by: WorkerCaller, days: Period) => Promise<Result<Number, Failure>>;
  /** Opens closed days, or has the figures of this number stand again. */
  readonly stands: (by: WorkerCaller, number: number, closed: boolean) => Promise<Result<null, Failure>>;
  /** A number for a report that is printed or saved: one that has all of it as it is now, else a new one. */
  readonly keep: (
    by: WorkerCaller,
    order: Period & {
      readonly site?: Uuid | undefined;
      readonly why: 'printed' | 'saved';
      readonly tables: readonly string[];
    },
  ) => Promise<Result<Number, Failure>>;
}

export interface KeptDeps {
  readonly database: Database;
  readonly clock: Clock;
  readonly random: Random;
  readonly sha256: Sha256;
  readonly kinds: KindRegistry;
  /** As the log has them, and as they are read where days are closed. */
  readonly live: readonly ReportTable[];
  readonly read: readonly ReportTable[];
  readonly record: ReturnType<typeof createOwnDevice>;
}

export const createKept = (deps: KeptDeps): KeptFigures => {
  const { database, clock, kinds, record } = deps;
  const nowIn = ({ settings: { zone } }: Organization) =>
    msToTime(clock.now(), offsetMinutesIn(zone, clock.now()));

  const write = async (
    by: WorkerCaller,
    organization: Organization,
    order: Order,
    more: (id: Uuid) => readonly OwnDraft[],
  ): Promise<Result<Number, Failure>> => {
    const { org } = by;
    const { from, to, site, why } = order;
    const { settings, sites } = organization;
    const today = dayIn(settings.zone, clock.now());
    const asked = { org, site, from, to, settings, now: clock.now(), everywhere: everywhereKinds(kinds) };
    const lacks = await readLacks(database, asked);
    const { after, tables } = await database.readOrganization(org, async (tx) => ({
      after: (
        await tx.first<{ id: Uuid }>(
          sql`select id from entry where org_id = ${org} order by seq desc limit 1`,
        )
      )?.id,
      tables: await readTables(
        tx,
        { org, from, to, site, today, tables: order.tables },
        why === 'closed' ? sites.map(({ id }) => id) : [],
      ),
    }));
    for (let attempt = 0; attempt < attempts; attempt += 1) {
      const [last] = await database.readOrganization(org, (tx) => listKept(tx, org, { limit: 1 }));
      const number = (last?.number ?? 0) + 1 + attempt;
      const id = idOf(deps.sha256, org, number);
      const body: KeptBody = {
        number,
        from,
        to,
        why,
        ...(site !== undefined && { site }),
        ...(after !== undefined && { after }),
        held: lacks.held,
        forks: lacks.forks,
        gaps: lacks.gaps,
        devices: lacks.devices.length,
        ...(lacks.fadedBefore !== null && { fadedBefore: lacks.fadedBefore }),
      };
      const drafts: readonly OwnDraft[] = [
        draftOf(keptKind, body),
        ...inParts(tables).map((part, index) => draftOf(figuresKind, { of: id, part: index, tables: part })),
        ...more(id),
      ];
      const done = await record(org, drafts, id, nowIn(organization), by.worker);
      if (!done.ok) return done;
      // Two who keep something in one moment ask for one number: it is whose entry stands there.
      if (await isOwn(database, org, id, by.worker, body)) return ok({ number });
    }
    return err(failure('body-invalid', { field: 'number' }));
  };

  const closing = (of: Uuid, { from, to }: Period, closed: boolean): OwnDraft =>
    draftOf(closingKind, { of, from, to, closed });

  return {
    close: async (by, days) => {
      const organization = await readOrganization(database, by.org);
      if (organization === undefined) return err(failure('not-found'));
      if (days.from > days.to || !isWholeMonths(days))
        return err(failure('request-invalid', { field: 'to', detail: 'only whole months are closed' }));
      if (days.to >= dayIn(organization.settings.zone, clock.now()))
        return err(failure('request-invalid', { field: 'to', detail: 'the last of these days is not over' }));
      const tables = deps.live.filter(({ about }) => about !== 'today');
      return write(by, organization, { ...days, why: 'closed', tables }, (id) => [closing(id, days, true)]);
    },
    stands: async (by, number, closed) => {
      const organization = await readOrganization(database, by.org);
      const found = await database.readOrganization(by.org, (tx) => readKept(tx, by.org, number));
      if (organization === undefined || found?.why !== 'closed') return err(failure('not-found'));
      return record(by.org, [closing(found.id, found, closed)], uuidv7(deps), nowIn(organization), by.worker);
    },
    keep: async (by, { tables: asked, ...order }) => {
      const organization = await readOrganization(database, by.org);
      if (organization === undefined) return err(failure('not-found'));
      if (order.from > order.to) return err(failure('request-invalid', { field: 'to' }));
      // Page one is of what they open with, whatever tables were chosen.
      const tables = deps.read.filter(
        ({ id, about, headlines = [] }) => about !== 'today' && (asked.includes(id) || headlines.length > 0),
      );
      const known = await database.readOrganization(by.org, (tx) =>
        sameAsNow(tx, by.org, kinds, { ...order, tables: tables.map(({ id }) => id) }),
      );
      return known === undefined
        ? write(by, organization, { ...order, tables }, () => [])
        : ok({ number: known });
    },
  };
};

/** Whether what stands under this id is what this worker keeps. */
const isOwn = async (
  database: Database,
  org: Uuid,
  id: Uuid,
  author: Uuid,
  body: KeptBody,
): Promise<boolean> => {
  const found = await database.readOrganization(org, (tx) =>
    tx.first<{ text: string }>(sql`select text from entry where org_id = ${org} and id = ${id}`),
  );
  const entry = found && (JSON.parse(found.text) as Entry);
  return entry?.author === author && canonicalText(entry.body) === canonicalText(body as unknown as Json);
};

const attempts = 20;

/** The number of a kept report that says what this one says now: its days are closed, or nothing came that touches them. */
const sameAsNow = async (
  tx: Transaction,
  org: Uuid,
  kinds: KindRegistry,
  {
    from,
    to,
    site,
    tables,
  }: Period & { readonly site?: Uuid | undefined; readonly tables: readonly string[] },
): Promise<number | undefined> => {
  const [closed] = await closedWithin(tx, org, { from, to });
  if (closed?.from === from && closed.to === to) {
    const standing = await keptById(tx, org, closed.kept);
    if (standing !== undefined) return standing.number;
  }
  for (const kept of await listKept(tx, org, { limit: looksBack })) {
    if (kept.from !== from || kept.to !== to || kept.site !== (site ?? null) || kept.why === 'closed')
      continue;
    const has = await keptReports(tx, org, kept.id);
    const moved = await readMoved(tx, org, kinds, kept);
    const isSame = Object.values(moved).every((count) => count === 0 || count === false);
    if (isSame && tables.every((id) => has.includes(id))) return kept.number;
  }
  return undefined;
};

/** How many numbers back it is looked for one that says the same. */
const looksBack = 40;

const draftOf = (kind: { readonly kind: string; readonly version: number }, body: object): OwnDraft => ({
  kind: kind.kind,
  version: kind.version,
  body: body as OwnDraft['body'],
});

/** A number is taken once: the id of its entry follows from it, as those of imports do from theirs. */
const idOf = (sha256: Sha256, org: Uuid, number: number): Uuid =>
  uuidFrom(sha256(JSON.stringify(['report', org, number])));
