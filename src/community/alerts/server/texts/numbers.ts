import type { Migration } from '#database/migration.ts';
import { sql } from '#database/sql.ts';
import type { Transaction } from '#database/transaction.ts';
import type { Uuid } from '#log/index.ts';
import type { TextLanguage } from '../../rules/text-message.ts';

/**
 * Numbers that texts of alerts go to: of workers, of sites, of partners. Never a participant's. They stand here and not in the log: no device
 * needs them, and one that is taken away is gone, from everywhere but backups.
 */
export const textNumberMigration: Migration = {
  id: '0080-text-numbers',
  up: `
    create table text_number (
      org_id uuid not null, id uuid not null, whose text not null, ref uuid, name text, number text collate "C" not null,
      language text not null, primary key (org_id, id));
    create unique index text_number_once on text_number (org_id, number);
    alter table text_number enable row level security;
    alter table text_number force row level security;
    create policy own_org on text_number to alongside_app
      using (org_id = nullif(current_setting('app.org_id', true), '')::uuid)
      with check (org_id = nullif(current_setting('app.org_id', true), '')::uuid);
    create policy all_orgs on text_number to alongside_operator using (true) with check (true);
    grant select, insert, update, delete on text_number to alongside_app, alongside_operator;`,
};

/** What a number is told: alerts, and that nobody answers in the room, so many minutes after an alarm began. */
export const textNumberUseMigration: Migration = {
  id: '0081-text-number-uses',
  up: `
    alter table text_number add column for_alerts boolean not null default true;
    alter table text_number add column calls_after integer;`,
};

/** Whose a number is. A worker's and a site's go silent when the worker or the site is removed. */
export const owners = ['worker', 'site', 'partner'] as const;

export interface TextNumber {
  readonly id: Uuid;
  readonly whose: (typeof owners)[number];
  /** The worker or the site; null of a partner. */
  readonly ref: Uuid | null;
  /** The partner's name; null of others. */
  readonly name: string | null;
  /** `+` and digits (E.164). */
  readonly number: string;
  readonly language: TextLanguage;
  readonly forAlerts: boolean;
  /** Called when a room's alarm has had no answer for so many minutes; null: never. */
  readonly callsAfter: number | null;
}

/** One that may be texted, and the sites that its worker is bound to. */
export interface OpenNumber extends TextNumber {
  readonly sites: readonly Uuid[] | null;
}

export const readNumbers = (tx: Transaction, org: Uuid): Promise<readonly TextNumber[]> =>
  tx.rows<TextNumber>(sql`
    select id, whose, ref, name, number, language, for_alerts as "forAlerts", calls_after as "callsAfter"
    from text_number where org_id = ${org} order by whose, name, number`);

/** Numbers of whoever is still there. */
export const readOpenNumbers = (tx: Transaction, org: Uuid): Promise<readonly OpenNumber[]> =>
  tx.rows<OpenNumber>(sql`
    select own.id, own.whose, own.ref, own.name, own.number, own.language,
      own.for_alerts as "forAlerts", own.calls_after as "callsAfter", worker.sites
    from text_number own
    left join worker on worker.org_id = own.org_id and worker.id = own.ref and own.whose = 'worker'
    left join site on site.org_id = own.org_id and site.id = own.ref and own.whose = 'site'
    where own.org_id = ${org}
      and (own.whose = 'partner' or (worker.id is not null and worker.removed_at is null)
        or (site.id is not null and site.removed_at is null))
    order by own.id`);
