import type { Migration } from '#database/migration.ts';

/**
 * Timers that entries set (database/projection/follow.ts). `about` is what one is about, `wanted_ms` when its entry wanted
 * it, `due_at` when it comes next. States: `waiting` until it rings; `rung`, which stands until an entry ends it; `overdue`,
 * known too late to wake anyone. timer_rung_day says how late they rang, without saying which.
 */
export const followedTimers: Migration = {
  id: '0021-followed-timers',
  up: `
    alter table timer
      add column about uuid,
      add column wanted_ms bigint,
      add column state text not null default 'waiting',
      add column rings integer not null default 0;
    create unique index timer_about on timer (org_id, kind, about) where about is not null;
    drop index timer_due;
    create index timer_waiting on timer (due_at) where state = 'waiting';
    create table timer_rung_day (
      org_id uuid not null, day date not null, rings bigint not null, latest_ms bigint not null,
      primary key (org_id, day));
    alter table timer_rung_day enable row level security;
    alter table timer_rung_day force row level security;
    create policy own_org on timer_rung_day to alongside_app
      using (org_id = nullif(current_setting('app.org_id', true), '')::uuid)
      with check (org_id = nullif(current_setting('app.org_id', true), '')::uuid);
    create policy all_orgs on timer_rung_day to alongside_operator using (true) with check (true);
    grant select, insert, update, delete on timer_rung_day to alongside_app, alongside_operator;`,
};
