import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { clock } from '#cli/adapters/ports.ts';
import { sql } from '#database/sql.ts';
import { migrations } from '#server/migrations.ts';
import { addOrganization } from '../support/log.ts';
import { until } from '../support/patience.ts';
import { anyId, createTestDatabase } from '../support/postgres.ts';

const { database, address } = await createTestDatabase({ migrations });

const startChild = (how: 'hang' | 'ring') => {
  const child = spawn(
    process.execPath,
    [
      '--no-warnings',
      join(import.meta.dirname, '..', 'support', 'ringing-child.ts'),
      JSON.stringify(address),
      how,
    ],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  after(() => child.kill('SIGKILL'));
  return child;
};

test('kill -9 in the middle of a ring: the timer rings once after all, and what was half done is gone', async () => {
  const { org } = await addOrganization(database);
  const about = anyId();
  const now = clock.now();
  await database.inOrganization(org, (tx) =>
    tx.run(sql`
      insert into timer (org_id, id, kind, about, wanted_ms, due_at, payload)
      values (${org}, ${anyId()}, 'test.ring', ${about}, ${now}, to_timestamp(${now}::float8 / 1000),
        ${JSON.stringify({ about })}::jsonb)`),
  );
  const state = () =>
    database.inOrganization(org, async (tx) => ({
      timer: await tx.rows(sql`select state, rings from timer`),
      outbox: await tx.rows(sql`select key from outbox`),
    }));
  const first = startChild('hang');
  await once(first.stdout, 'data');
  first.kill('SIGKILL');
  await once(first, 'exit');
  assert.deepEqual(await state(), { timer: [{ state: 'waiting', rings: 0 }], outbox: [] });
  const second = startChild('ring');
  const third = startChild('ring');
  await until(async () => (await state()).timer.some((row) => 'state' in row && row.state === 'rung'));
  for (const child of [second, third]) child.kill('SIGKILL');
  assert.deepEqual(await state(), { timer: [{ state: 'rung', rings: 1 }], outbox: [{ key: about }] });
});
