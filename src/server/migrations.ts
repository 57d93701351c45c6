import type { Migration } from '#database/migrations.ts';
import { protectTable } from '#database/roles.ts';

/**
 * The tables of the log and of what surrounds it. Every key leads with the organization, nothing refers across
 * organizations, no sequences, no triggers: so the same schema spreads over a cluster. Instants are timestamptz in UTC;
 * days by which practice counts are the device's local `date`.
 */
const tables = `
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
create unique index timer_once on timer (org_id, kind) where payload = '{}'::jsonb;`;

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
  { id: '0001-log', up: `${tables}\n${tenantTables.map(protectTable).join('\n')}` },
  { id: '0002-takeback', up: ownKinds },
];
