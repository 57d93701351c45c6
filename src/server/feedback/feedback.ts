import { shownKind, stepKind } from '#community/say/entries.ts';
import { isLate, type Move, mayMove } from '#community/say/rules/life.ts';
import { isOpen, readTold, readWords, type Told } from '#community/say/tables/read.ts';
import type { WorkerCaller } from '#contract/callers.ts';
import type { feedbackMove } from '#contract/feedback.ts';
import type { Taken } from '#contract/route.ts';
import type { Database } from '#database/connection.ts';
import { sql } from '#database/sql.ts';
import { dateToMs, dayMs } from '#log/calendar.ts';
import {
  type Clock,
  err,
  type Failure,
  failure,
  type JsonObject,
  msToTime,
  ok,
  type Random,
  type Result,
  type Uuid,
} from '#log/index.ts';
import { dayIn, offsetMinutesIn } from '#log/zone.ts';
import { noteActs } from '../audit/audit.ts';
import type { createOwnDevice } from '../log-store/own-device.ts';
import { readOrganization } from '../organization/organization.ts';

export interface FeedbackDeps {
  readonly database: Database;
  readonly clock: Clock;
  readonly random: Random;
  readonly record: ReturnType<typeof createOwnDevice>;
}

const pageSize = 100;
type Moved = Taken<typeof feedbackMove, 'body'>;

/**
 * What people said of the place, for who answers for it: a list without words, the words of one at a time, and what becomes of it. It
 * may be about a worker, so none of it goes to a device but as the answer to who asks.
 */
export const createFeedback = (deps: FeedbackDeps) => {
  const { database, clock, record } = deps;
  const zoneOf = async (org: Uuid): Promise<string> =>
    (await readOrganization(database, org))?.settings.zone ?? 'UTC';
  const headOf = (told: Told, today: string) => ({
    id: told.id,
    day: told.day,
    sort: told.sort,
    about: told.about ?? null,
    state: told.standing.state,
    isLate: isLate(told.standing.state, (dateToMs(today) - dateToMs(told.day)) / dayMs),
    isShown: told.standing.shown !== undefined,
  });
  const find = async (org: Uuid, id: Uuid): Promise<Told | undefined> =>
    (
      await database.readOrganization(org, (tx) =>
        readTold(tx, org, { which: sql`entry_id = ${id}`, limit: 1 }),
      )
    )[0];

  return {
    list: async (
      { org }: WorkerCaller,
      { which, after }: { readonly which?: 'open' | 'all' | undefined; readonly after?: string | undefined },
    ) => {
      const today = dayIn(await zoneOf(org), clock.now());
      const [day, id] = after?.split('_') ?? [];
      const scope =
        day === undefined ? sql`true` : sql`(own.day, entry_id) < (${day}::date, ${id ?? ''}::uuid)`;
      const rows = await database.readOrganization(org, (tx) =>
        readTold(tx, org, {
          which: sql`${which === 'open' ? isOpen : sql`true`} and ${scope}`,
          limit: pageSize + 1,
        }),
      );
      const told = rows.slice(0, pageSize).map((one) => headOf(one, today));
      const last = rows.length > pageSize ? told.at(-1) : undefined;
      return { told, ...(last !== undefined && { next: `${last.day}_${last.id}` }) };
    },
    read: async (by: WorkerCaller, id: Uuid) => {
      const { org } = by;
      const today = dayIn(await zoneOf(org), clock.now());
      // Read and written down in one transaction: neither is without the other.
      return database.inOrganization(org, async (tx) => {
        const [told] = await readTold(tx, org, { which: sql`entry_id = ${id}`, limit: 1 });
        if (told === undefined) return err(failure('not-found'));
        await noteActs(deps, tx, org, by, [{ act: 'feedback-read', about: id }]);
        const { answer, why, shown } = told.standing;
        return ok({
          ...headOf(told, today),
          words: await readWords(tx, org, id),
          may: told.may ?? null,
          answer: answer ?? null,
          why: why ?? null,
          shown: shown ?? null,
        });
      });
    },
    move: async (by: WorkerCaller, id: Uuid, moved: Moved): Promise<Result<null, Failure>> => {
      const { org } = by;
      const told = await find(org, id);
      if (told === undefined) return err(failure('not-found'));
      if (await isThere(database, org, moved.once)) return ok(null);
      const what: Move = moved.what;
      if (!mayMove(told.standing, what, told.may ?? undefined))
        return err(failure('request-invalid', { field: 'what' }));
      const draft = await toDraft(database, told, org, moved);
      if (!draft.ok) return draft;
      const now = msToTime(clock.now(), offsetMinutesIn(await zoneOf(org), clock.now()));
      return record(org, [{ ...draft.value, site: told.site }], moved.once, now, by.worker);
    },
  };
};

/** What a move writes. Their own words are taken from where they are: nobody types them anew. */
const toDraft = async (
  database: Database,
  { id, may }: Told,
  org: Uuid,
  moved: Moved,
): Promise<
  Result<{ readonly kind: string; readonly version: number; readonly body: JsonObject }, Failure>
> => {
  const { once: _once, what, ...rest } = moved;
  if (what !== 'show' && what !== 'hide')
    return ok({ kind: stepKind.kind, version: stepKind.version, body: { of: id, what, ...rest } });
  const { kind, version } = shownKind;
  if (what === 'hide') return ok({ kind, version, body: { of: id, isShown: false } });
  const words = may === 'words' ? await database.readOrganization(org, (tx) => readWords(tx, org, id)) : null;
  const said = 'said' in rest && rest.said !== undefined ? rest.said : words;
  if (said === null) return err(failure('request-invalid', { field: 'said' }));
  return ok({ kind, version, body: { of: id, isShown: true, said, done: 'done' in rest ? rest.done : '' } });
};

const isThere = async (database: Database, org: Uuid, id: Uuid): Promise<boolean> =>
  (await database.readOrganization(org, (tx) =>
    tx.first(sql`select 1 as one from entry where org_id = ${org} and id = ${id}`),
  )) !== undefined;
