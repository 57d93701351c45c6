import type { Migration } from '#database/migration.ts';
import { writersMigration } from './access/migration.ts';
import { passkeyMigration } from './access/passkeys/migration.ts';
import { attachmentMigration } from './attachments/migration.ts';
import { auditMigration } from './audit/migration.ts';
import { keysMigration } from './keys/migration.ts';
import { legalMigration } from './legal/legal.ts';
import { outboxMigration } from './outbox/migration.ts';
import { partnerMigration } from './partners/migration.ts';
import { followedTimers } from './timers/migration.ts';

/**
 * The tables of the log and of what surrounds it. Every key leads with the organization, nothing refers across
 * organizations, no sequences, no triggers: so the same schema spreads over a cluster. Instants are timestamptz in UTC;
 * days by which practice counts are the device's local `date`. Frozen text (database/migrations.ts): not a space may change.
 */
const log = `
create table organization (
  org_id uuid primary key,
  name text not null,
  created_at timestamptz not null,
  -- The server as a device of this organization: what it writes for people who fill a public page.
  device uuid not null,
  settings jsonb not null
);
create table site (
  org_id uuid not null,
  id uuid not null,
  name text not null,
  channel text not null,
  removed_at timestamptz,
  primary key (org_id, id)
);
create table worker (
  org_id uuid not null,
  id uuid not null,
  name text not null,
  role text not null,
  -- Argon2id, with its parameters and salt; null for a worker who never signs in.
  passphrase text,
  removed_at timestamptz,
  primary key (org_id, id)
);
create unique index worker_name on worker (org_id, lower(name)) where removed_at is null;
-- What a device shows to be let in. Only the hash of the token is here. The right to hand in stays when reading ends.
create table access_token (
  org_id uuid not null,
  hash bytea not null,
  device uuid not null,
  worker uuid not null,
  created_at timestamptz not null,
  read_until timestamptz not null,
  primary key (org_id, hash)
);
-- One row an organization: its lock. roster grows with every change of sites and workers.
create table log_head (
  org_id uuid primary key,
  last_seq bigint not null,
  roster bigint not null,
  epoch uuid not null
);
-- text is the canonical JSON of the whole entry and the truth; the other columns are what queries look for.
create table entry (
  org_id uuid not null,
  seq bigint not null,
  id uuid not null,
  site uuid not null,
  subject uuid,
  occurred_on date not null,
  kind text not null,
  -- SHA-256 of the bytes as first offered. Those of text, unless the entry was redacted or blurred since.
  hash bytea not null,
  erased boolean not null,
  understood boolean not null,
  blurred boolean not null default false,
  text text not null,
  primary key (org_id, id)
);
create unique index entry_seq on entry (org_id, seq);
create index entry_subject on entry (org_id, subject) where subject is not null;
create index entry_not_understood on entry (org_id) where not understood;
create index entry_occurred_on on entry using brin (occurred_on);
create table supersession (
  org_id uuid not null,
  target uuid not null,
  by_id uuid not null,
  primary key (org_id, target, by_id)
);
create index supersession_by on supersession (org_id, by_id);
-- Well-formed entries that cannot count, with the reason, until a person decides. state: open, released, dismissed.
create table quarantine (
  org_id uuid not null,
  id uuid not null,
  hash bytea not null,
  subject uuid,
  code text not null,
  detail text not null,
  state text not null,
  held_at timestamptz not null,
  decided_by uuid,
  decided_at timestamptz,
  text text not null,
  primary key (org_id, id, hash)
);
create index quarantine_open on quarantine (org_id, held_at) where state = 'open';
create index quarantine_subject on quarantine (org_id, subject) where subject is not null;
-- Which of a device's dense numbers are held: [[1,214],[216,216]].
create table device_ledger (
  org_id uuid not null,
  device uuid not null,
  ranges jsonb not null,
  primary key (org_id, device)
);
create table erased_person (
  org_id uuid not null,
  person uuid not null,
  primary key (org_id, person)
);
-- Work that is due at a time, claimed with a lease. payload holds ids and counts only.
create table timer (
  org_id uuid not null,
  id uuid not null,
  kind text not null,
  due_at timestamptz not null,
  lease_until timestamptz,
  attempts integer not null default 0,
  payload jsonb not null,
  primary key (org_id, id)
);
create index timer_due on timer (due_at);
create unique index timer_once on timer (org_id, kind) where payload = '{}'::jsonb;

  alter table organization enable row level security;
  alter table organization force row level security;
  create policy own_org on organization to alongside_app using (org_id = nullif(current_setting('app.org_id', true), '')::uuid) with check (org_id = nullif(current_setting('app.org_id', true), '')::uuid);
  create policy all_orgs on organization to alongside_operator using (true) with check (true);
  grant select, insert, update, delete on organization to alongside_app, alongside_operator;

  alter table site enable row level security;
  alter table site force row level security;
  create policy own_org on site to alongside_app using (org_id = nullif(current_setting('app.org_id', true), '')::uuid) with check (org_id = nullif(current_setting('app.org_id', true), '')::uuid);
  create policy all_orgs on site to alongside_operator using (true) with check (true);
  grant select, insert, update, delete on site to alongside_app, alongside_operator;

  alter table worker enable row level security;
  alter table worker force row level security;
  create policy own_org on worker to alongside_app using (org_id = nullif(current_setting('app.org_id', true), '')::uuid) with check (org_id = nullif(current_setting('app.org_id', true), '')::uuid);
  create policy all_orgs on worker to alongside_operator using (true) with check (true);
  grant select, insert, update, delete on worker to alongside_app, alongside_operator;

  alter table access_token enable row level security;
  alter table access_token force row level security;
  create policy own_org on access_token to alongside_app using (org_id = nullif(current_setting('app.org_id', true), '')::uuid) with check (org_id = nullif(current_setting('app.org_id', true), '')::uuid);
  create policy all_orgs on access_token to alongside_operator using (true) with check (true);
  grant select, insert, update, delete on access_token to alongside_app, alongside_operator;

  alter table log_head enable row level security;
  alter table log_head force row level security;
  create policy own_org on log_head to alongside_app using (org_id = nullif(current_setting('app.org_id', true), '')::uuid) with check (org_id = nullif(current_setting('app.org_id', true), '')::uuid);
  create policy all_orgs on log_head to alongside_operator using (true) with check (true);
  grant select, insert, update, delete on log_head to alongside_app, alongside_operator;

  alter table entry enable row level security;
  alter table entry force row level security;
  create policy own_org on entry to alongside_app using (org_id = nullif(current_setting('app.org_id', true), '')::uuid) with check (org_id = nullif(current_setting('app.org_id', true), '')::uuid);
  create policy all_orgs on entry to alongside_operator using (true) with check (true);
  grant select, insert, update, delete on entry to alongside_app, alongside_operator;

  alter table supersession enable row level security;
  alter table supersession force row level security;
  create policy own_org on supersession to alongside_app using (org_id = nullif(current_setting('app.org_id', true), '')::uuid) with check (org_id = nullif(current_setting('app.org_id', true), '')::uuid);
  create policy all_orgs on supersession to alongside_operator using (true) with check (true);
  grant select, insert, update, delete on supersession to alongside_app, alongside_operator;

  alter table quarantine enable row level security;
  alter table quarantine force row level security;
  create policy own_org on quarantine to alongside_app using (org_id = nullif(current_setting('app.org_id', true), '')::uuid) with check (org_id = nullif(current_setting('app.org_id', true), '')::uuid);
  create policy all_orgs on quarantine to alongside_operator using (true) with check (true);
  grant select, insert, update, delete on quarantine to alongside_app, alongside_operator;

  alter table device_ledger enable row level security;
  alter table device_ledger force row level security;
  create policy own_org on device_ledger to alongside_app using (org_id = nullif(current_setting('app.org_id', true), '')::uuid) with check (org_id = nullif(current_setting('app.org_id', true), '')::uuid);
  create policy all_orgs on device_ledger to alongside_operator using (true) with check (true);
  grant select, insert, update, delete on device_ledger to alongside_app, alongside_operator;

  alter table erased_person enable row level security;
  alter table erased_person force row level security;
  create policy own_org on erased_person to alongside_app using (org_id = nullif(current_setting('app.org_id', true), '')::uuid) with check (org_id = nullif(current_setting('app.org_id', true), '')::uuid);
  create policy all_orgs on erased_person to alongside_operator using (true) with check (true);
  grant select, insert, update, delete on erased_person to alongside_app, alongside_operator;

  alter table timer enable row level security;
  alter table timer force row level security;
  create policy own_org on timer to alongside_app using (org_id = nullif(current_setting('app.org_id', true), '')::uuid) with check (org_id = nullif(current_setting('app.org_id', true), '')::uuid);
  create policy all_orgs on timer to alongside_operator using (true) with check (true);
  grant select, insert, update, delete on timer to alongside_app, alongside_operator;`;

/** Every table above: all belong to organizations and are under row-level security. */
export const tenantTables = [
  'organization',
  'site',
  'worker',
  'access_token',
  'log_head',
  'entry',
  'supersession',
  'quarantine',
  'device_ledger',
  'erased_person',
  'timer',
] as const;

/** Entries that speak of the log itself are few, and looked for by their kind. */
const ownKinds = `
create index entry_own_kind on entry (org_id, kind) where kind in ('log.import', 'log.takeback');`;

export const migrations: readonly Migration[] = [
  { id: '0001-log', up: log },
  {
    id: '0020-aside-and-clock',
    up: `
-- Why an entry of the log moves no figure here ('time-out-of-range', 'cannot-count', 'body-invalid'); null for all others.
alter table entry add column aside text;
create index entry_aside on entry (org_id) where aside is not null;
-- Up to which place entries were looked at for times that cannot be meant.
alter table log_head add column looked_at_seq bigint not null default 0;
-- The last moment, by the server's clock, at which an entry came or the server was stopped, while the clock was believed.
alter table log_head add column seen_at timestamptz;
-- What the clock said when a person said that it is right.
alter table log_head add column confirmed_at timestamptz;
-- Why nothing fades for now ('clock-ahead', 'clock-behind', 'devices-differ'); null while it does.
alter table log_head add column fading_waits text;`,
  },
  {
    id: '0020-organization-code',
    up: `
      -- What stands for the organization in addresses. Filled at the next start from the name (access/directory.ts).
      alter table organization add column code text`,
  },
  followedTimers,
  outboxMigration,
  { id: '0023-takeback', up: ownKinds },
  auditMigration,
  {
    id: '0025-clocks-that-fade',
    up: `
-- Of an entry that faded or was erased and whose clock still tells the moment: the local day of that clock, counted from
-- 1970. Null once only its rank in that day is left; -1 for what an older build left, clock and hash as they were.
alter table entry add column clock_day integer default -1;
alter table entry alter column clock_day set default null;
create index entry_clock_day on entry (org_id, clock_day) where clock_day is not null and (blurred or erased);
-- The latest day whose clocks were ranked, and how many ranks it has.
alter table log_head add column ranked_day integer not null default -1;
alter table log_head add column ranks integer not null default 0;`,
  },
  {
    id: '0030-figures-rulings',
    up: `
-- What is ruled over stretches of a device's numbers is looked for at every intake.
create index entry_ruling on entry (org_id) where kind in ('log.takeback', 'log.clock', 'log.redate');`,
  },
  writersMigration,
  attachmentMigration,
  keysMigration,
  legalMigration,
  passkeyMigration,
  partnerMigration,
];
