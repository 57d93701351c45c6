import type { WorkerCaller } from '#contract/callers.ts';
import type { legalNote, legalNotes, pauseAdd } from '#contract/legal.ts';
import type { Taken } from '#contract/route.ts';
import type { Database } from '#database/connection.ts';
import type { Migration } from '#database/migration.ts';
import { sql } from '#database/sql.ts';
import {
  type Clock,
  err,
  type Failure,
  failure,
  msToTime,
  ok,
  type Random,
  type Result,
  timeToDate,
  type Uuid,
  uuidv4,
} from '#log/index.ts';
import { noteActs } from '../audit/audit.ts';
import { type Pause, readPauses } from './pauses.ts';

/**
 * What was asked by law, what was held and what was given, as an admin writes it down; and days whose entries are not to fade
 * meanwhile. Beside the log, not in it: an entry goes to every device, and this to none. The software decides nothing of it.
 */
export const legalMigration: Migration = {
  id: '0090-legal',
  up: `
    create table legal_note (
      org_id uuid not null, id uuid not null, request uuid not null, what text not null, day date not null,
      sealed text not null, noted_at timestamptz not null, primary key (org_id, id));
    alter table legal_note enable row level security;
    alter table legal_note force row level security;
    create policy own_org on legal_note to alongside_app
      using (org_id = nullif(current_setting('app.org_id', true), '')::uuid)
      with check (org_id = nullif(current_setting('app.org_id', true), '')::uuid);
    create policy all_orgs on legal_note to alongside_operator using (true) with check (true);
    grant select, insert, update, delete on legal_note to alongside_app, alongside_operator;
    create table fading_pause (
      org_id uuid not null, id uuid not null, first_day date not null, last_day date not null, until_day date not null,
      primary key (org_id, id));
    alter table fading_pause enable row level security;
    alter table fading_pause force row level security;
    create policy own_org on fading_pause to alongside_app
      using (org_id = nullif(current_setting('app.org_id', true), '')::uuid)
      with check (org_id = nullif(current_setting('app.org_id', true), '')::uuid);
    create policy all_orgs on fading_pause to alongside_operator using (true) with check (true);
    grant select, insert, update, delete on fading_pause to alongside_app, alongside_operator;`,
};

export interface LegalNote {
  readonly id: Uuid;
  readonly request: Uuid;
  readonly what: (typeof legalNotes)[number];
  readonly day: string;
  readonly sealed: string;
}

export const createLegal = (deps: {
  readonly database: Database;
  readonly clock: Clock;
  readonly random: Random;
}) => ({
  list: (org: Uuid): Promise<readonly LegalNote[]> =>
    deps.database.readOrganization(org, (tx) =>
      tx.rows<LegalNote>(sql`
        select id, request, what, to_char(day, 'YYYY-MM-DD') as day, sealed from legal_note
        where org_id = ${org} order by noted_at, id`),
    ),
  note: (
    by: WorkerCaller,
    { id, request, what, day, sealed }: Taken<typeof legalNote, 'body'>,
  ): Promise<Result<{ readonly id: Uuid }, Failure>> =>
    deps.database.inOrganization(by.org, async (tx) => {
      const made = await tx.first<{ id: Uuid }>(sql`
        insert into legal_note (org_id, id, request, what, day, sealed, noted_at)
        values (${by.org}, ${id}, ${request}, ${what}, ${day}::date, ${sealed},
          to_timestamp(${deps.clock.now()}::float8 / 1000))
        on conflict (org_id, id) do nothing returning id`);
      if (made !== undefined)
        await noteActs(deps, tx, by.org, by, [{ act: 'legal-noted', about: request, codes: [what] }]);
      return ok({ id });
    }),
  pauses: (org: Uuid): Promise<readonly Pause[]> =>
    deps.database.readOrganization(org, (tx) => readPauses(tx, org, today(deps))),
  pause: (
    by: WorkerCaller,
    { from, to, until }: Taken<typeof pauseAdd, 'body'>,
  ): Promise<Result<{ readonly id: Uuid }, Failure>> =>
    deps.database.inOrganization(by.org, async (tx) => {
      const id = uuidv4(deps);
      await tx.run(sql`
        insert into fading_pause (org_id, id, first_day, last_day, until_day)
        values (${by.org}, ${id}, ${from}::date, ${to}::date, ${until}::date)`);
      await noteActs(deps, tx, by.org, by, [{ act: 'pause-set', about: id }]);
      return ok({ id });
    }),
  end: (by: WorkerCaller, id: Uuid): Promise<Result<null, Failure>> =>
    deps.database.inOrganization(by.org, async (tx) => {
      const gone = await tx.first(
        sql`delete from fading_pause where org_id = ${by.org} and id = ${id} returning id`,
      );
      if (gone === undefined) return err(failure('not-found'));
      await noteActs(deps, tx, by.org, by, [{ act: 'pause-ended', about: id }]);
      return ok(null);
    }),
});

const today = ({ clock }: { readonly clock: Clock }): string => timeToDate(msToTime(clock.now(), 0));
