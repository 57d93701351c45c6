import type { Migration } from '#database/migration.ts';

/** Who may write what, until when. Frozen text. */
export const writersMigration: Migration = {
  id: '0040-access-writers',
  up: `
-- Sites that a worker is bound to; null: all.
alter table worker add column sites uuid[];
-- When the right to hand in ends; until then what comes with it is held for a person. Null: it does not end.
alter table access_token add column hand_in_until timestamptz;
-- The last contact, to some minutes, and how many entries the device then said it had not sent.
alter table access_token add column seen_at timestamptz;
alter table access_token add column unsent integer;
-- The installation that writes under this device. Null until it next hands in, and for what the server writes itself.
alter table device_ledger add column owner uuid;
-- Who wrote under it while nobody kept whose it is.
alter table device_ledger add column authors uuid[];
-- The worker whose token brought it, and how many of theirs were waiting: so that many from one do not hide those of others.
alter table quarantine add column handed_in_by uuid;
alter table quarantine add column nth bigint not null default 1;
create index quarantine_turns on quarantine (org_id, nth, held_at) where state = 'open';
create index quarantine_of on quarantine (org_id, handed_in_by, nth) where state = 'open';
-- Whether what was there before this was noted (access/writers.ts).
alter table log_head add column writers_noted boolean not null default false;`,
};
