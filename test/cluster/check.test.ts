import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { Client } from 'pg';
import { addressToConfig } from '#database/connection.ts';
import { createTestInstance } from '../support/instance.ts';
import { findClusterFaults, findUntriedRoutes, readNoted, sentIn } from './check.ts';
import type { Sent } from './record.ts';

const { address } = await createTestInstance();

const faultsOf = async (...sent: readonly Sent[]): Promise<readonly string[]> => {
  const client = new Client(addressToConfig(address));
  await client.connect();
  try {
    const faults = await findClusterFaults(client, sent);
    return [...new Set(faults.map((fault) => fault.slice(0, fault.indexOf(':'))))];
  } finally {
    await client.end();
  }
};

const app = 'alongside_app';
const of = (...texts: readonly string[]) => faultsOf(...texts.map((text) => ({ text, role: app })));

test('R1: rows of a select that do not come beside the own table are found', async () => {
  const columns = 'insert into erased_person (org_id, person)';
  assert.deepEqual(await of(`${columns} select $1, p from unnest($2::uuid[]) as new(p)`), ['R1']);
  assert.deepEqual(
    await of(`${columns} select $1::uuid, p from unnest($2::uuid[]) as new(p) on conflict do nothing`),
    ['R1'],
  );
  assert.deepEqual(
    await of(
      `with own as (select $1::uuid as org) ${columns} select own.org, p from own, unnest($2::uuid[]) as new(p)`,
    ),
    ['R1'],
  );
  assert.deepEqual(
    await of(
      `${columns} select own.org_id, p from log_head own, unnest($2::uuid[]) as new(p) where own.org_id = $1`,
    ),
    [],
  );
  assert.deepEqual(
    await of(`${columns} with own as (select org_id from log_head where org_id = $1)
      select org_id, p from own, unnest($2::uuid[]) as new(p)`),
    [],
  );
  assert.deepEqual(await of(`${columns} values ($1, $2)`), []);
});

test('R2: chance and the time now in a change are found, also behind a cast', async () => {
  const own = 'where org_id = $1';
  assert.deepEqual(await of(`update timer set id = gen_random_uuid() ${own}`), ['R2']);
  assert.deepEqual(await of(`delete from quarantine ${own} and decided_at < $2::date`), ['R2']);
  assert.deepEqual(await of(`update quarantine set detail = held_at::text ${own}`), ['R2']);
  assert.deepEqual(await of(`update timer set kind = kind || to_char(due_at, 'YYYY') ${own}`), ['R2']);
  assert.deepEqual(
    await of(`insert into erased_person (org_id, person)
      select own.org_id, gen_random_uuid() from log_head own where own.org_id = $1`),
    ['R2'],
  );
  assert.deepEqual(
    await of(`insert into timer_rung_day values ($1, $2, 1, 1)
      on conflict (org_id, day) do update set rings = extract(epoch from now())::bigint`),
    ['R2'],
  );
  assert.deepEqual(
    await of(`delete from quarantine ${own} and decided_at < ($2::timestamp at time zone 'UTC')`),
    [],
  );
  assert.deepEqual(await of(`update timer set due_at = now() ${own}`), []);
});

test('R3: a simple case in a change is found, and a searched one is not', async () => {
  const update = (cases: string) => `update site set removed_at = ${cases} where org_id = $1 and id = $2`;
  assert.deepEqual(await of(update('case $3::bool when true then removed_at else null end')), ['R3']);
  assert.deepEqual(await of(update('case when $3::bool then removed_at else null end')), []);
});

test('R4: a text of more than one statement is found', async () => {
  assert.deepEqual(await of('begin; set local role alongside_app'), ['R4']);
  assert.deepEqual(await faultsOf({ text: 'alter table site add x int; alter table site add y int' }), [
    'R4',
  ]);
  assert.deepEqual(await of(`set local app.org_id = ';'`), []);
});

test('R5: a table that is not held to one organization is found, wherever it stands', async () => {
  assert.deepEqual(await of('select name from site'), ['R5']);
  assert.deepEqual(await of('select name from site where org_id = any($1::uuid[])'), ['R5']);
  assert.deepEqual(await of('select name from site where org_id = $1 or removed_at is null'), ['R5']);
  assert.deepEqual(await of('select 1 from site join worker using (id) where site.org_id = $1'), ['R5']);
  assert.deepEqual(await of('select 1 from site where org_id = $1 and exists (select 1 from worker)'), [
    'R5',
  ]);
  assert.deepEqual(
    await of('with a as (select * from worker) select 1 from a, site where site.org_id = $1'),
    ['R5'],
  );
  assert.deepEqual(await of('select id from site where org_id = $1 union all select id from worker'), ['R5']);
  assert.deepEqual(await of('update site set name = $1'), ['R5']);
  assert.deepEqual(await of('delete from site using worker where worker.org_id = $1'), ['R5']);
  assert.deepEqual(
    await of(
      'select 1 from site join worker using (org_id) where org_id = $1',
      'select 1 from site left join worker w on w.org_id = site.org_id where site.org_id = $1',
      'select 1 from site where org_id = $1 and exists (select 1 from worker w where w.org_id = site.org_id)',
      'with a as (select org_id from worker) select 1 from a join site using (org_id) where a.org_id = $1',
      'select s.n from (select org_id, count(*) as n from site group by 1) s where s.org_id = $1',
      `with recursive f(id) as (select $2::uuid union
        select l.by_id from f join supersession l on l.org_id = $1 and l.target = f.id) select 1 from f`,
    ),
    [],
  );
  assert.deepEqual(await faultsOf({ text: 'select name from site', role: 'alongside_operator' }), []);
});

test('R6: other work in a transaction that changes tables is found', async () => {
  const alter = 'alter table site add column colour text';
  const role = 'set local role alongside_operator';
  assert.deepEqual(await faultsOf({ text: alter, after: ['begin', role] }), ['R6']);
  assert.deepEqual(await faultsOf({ text: alter, role: 'alongside_operator' }), ['R6']);
  assert.deepEqual(await faultsOf({ text: role, afterTables: true }), ['R6']);
  assert.deepEqual(await faultsOf({ text: alter, after: ['select org_id from organization'] }), ['R6']);
  assert.deepEqual(await faultsOf({ text: alter, after: ['select id from migration'] }), []);
  // A table that the same transaction made lies on this node alone still.
  assert.deepEqual(await faultsOf({ text: alter, after: ['select count(*) from site'], made: ['site'] }), []);
});

test('what only looks like a value is found: asked for inside of values, or worked out in returning or coalesce', async () => {
  const into = 'insert into erased_person (org_id, person)';
  assert.deepEqual(await of(`${into} values ($1, (select id from worker where org_id = $1 limit 1))`), [
    'R1',
  ]);
  assert.deepEqual(await of(`${into} values ($1, $2) returning now()`), ['R2']);
  const hold = 'update quarantine set decided_at = ';
  assert.deepEqual(await of(`${hold} coalesce(decided_at, now()) where org_id = $1`), ['R2']);
  assert.deepEqual(await of(`${hold} case when $2::bool then now() else decided_at end where org_id = $1`), [
    'R2',
  ]);
  assert.deepEqual(
    await of(`${hold} coalesce(decided_at, to_timestamp($2::float8)) where org_id = $1 returning decided_at`),
    [],
  );
});

test('R7: a row that goes to another organization and a merge are found', async () => {
  assert.deepEqual(await of('update site set org_id = $2 where org_id = $1'), ['R7']);
  assert.deepEqual(
    await of(`insert into timer_rung_day values ($1, $2, 1, 1)
      on conflict (org_id, day) do update set org_id = excluded.org_id`),
    ['R7'],
  );
  assert.deepEqual(
    await of(`merge into erased_person e using worker w on e.org_id = w.org_id and e.org_id = $1
      when matched then do nothing`),
    ['R7', 'R5'],
  );
});

test('R8: what a cluster does for one organization only is found where all are asked', async () => {
  const across = (text: string) => faultsOf({ text, role: 'alongside_operator' });
  assert.deepEqual(await across('select name from site for update'), ['R8']);
  assert.deepEqual(await across('select channel, count(*) from site group by rollup (channel)'), ['R8']);
  assert.deepEqual(
    await across(`with recursive f(id) as (select id from site union select l.by_id from f join supersession l
      on l.target = f.id) select 1 from f`),
    ['R8'],
  );
  assert.deepEqual(await across('select 1 from site join worker on site.name = worker.name'), ['R8']);
  assert.deepEqual(
    await across('select 1 from site where exists (select 1 from worker where worker.name = site.name)'),
    ['R8'],
  );
  assert.deepEqual(await across('delete from site using worker where worker.name = site.name'), ['R8']);
  assert.deepEqual(
    [
      ...(await across('select 1 from site join worker using (org_id)')),
      ...(await across('select last_seq from log_head where org_id = $1 for update')),
      ...(await across('select 1 from site where name in (select name from worker)')),
      ...(await across('update log_head set seen_at = $1')),
    ],
    [],
  );
});

test('R9: what one node alone knows of is found', async () => {
  assert.deepEqual(await of(`select set_config('app.org_id', $1, true)`), ['R9']);
  assert.deepEqual(await of('select pg_advisory_xact_lock(1)'), ['R9']);
  assert.deepEqual(await of('listen news'), ['R9']);
  assert.deepEqual(await of('notify news'), ['R9']);
  assert.deepEqual(await of(`select pg_notify('news', $1)`), ['R9']);
  assert.deepEqual(await of('declare all_of_it cursor for select 1 from site where org_id = $1'), ['R9']);
  // Of steps of the schema, which one node alone takes.
  assert.deepEqual(await faultsOf({ text: 'select pg_advisory_xact_lock(4703, 2)' }), []);
});

test('a statement that cannot be read is told, and one about a table of a test is none', async () => {
  assert.deepEqual(await of('select nowhere from site where org_id = $1'), ['unreadable (error']);
  assert.deepEqual(await of('select 1 from table_of_a_test'), []);
});

test('what was noted is read again, and a route that changes something and was never tried is found', () => {
  const folder = mkdtempSync(join(tmpdir(), 'alongside-noted-'));
  try {
    const lines = [
      { what: 'sent', text: 'select 1' },
      { what: 'route', route: 'POST /v1/sites' },
      { what: 'route', route: 'POST /v1/workers' },
      { what: 'route', route: 'GET /v1/reports' },
      { what: 'answered', route: 'POST /v1/sites' },
    ];
    writeFileSync(
      join(folder, '1.jsonl'),
      `${lines.map((line) => JSON.stringify(line)).join('\n')}\n{"what":"se`,
    );
    const noted = readNoted(folder);
    assert.deepEqual(sentIn(noted), [{ what: 'sent', text: 'select 1' }]);
    assert.deepEqual(findUntriedRoutes(noted), ['POST /v1/workers']);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
