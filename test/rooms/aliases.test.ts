import assert from 'node:assert/strict';
import { test } from 'node:test';
import { backupStream } from '#database/backup/write.ts';
import { name, sql } from '#database/sql.ts';
import { createAliases } from '#server/board/aliases.ts';
import { rooms } from '#server/programs.ts';
import { createWriter } from '../support/log.ts';
import { anyId } from '../support/postgres.ts';
import { setUpTestServer, startTestServer } from '../support/server.ts';

/** What a person wishes to be called: on the tablets of one room, and nowhere else, ever. */

const canary = 'Canary Zanahoria';

test('an alias is on the board of its site until the person leaves, and in no table, entry, backup or line of the log', async () => {
  const server = await startTestServer({ rooms, requestsPerMinute: 100_000 });
  const { token, place } = await setUpTestServer(server);
  const visit = anyId();
  const writer = createWriter(place);
  const stay = (stage: string, more = {}) =>
    writer.entry({ kind: 'consumption.stay', version: 1, visit, body: { stage, ...more } });
  const push = async (...entries: readonly unknown[]): Promise<void> => {
    const { json } = await server.call('POST', '/v1/entries', { token, body: { entries } });
    for (const { verdict } of json.verdicts) assert.equal(verdict, 'accepted');
  };
  const at = async (site: string = place.site): Promise<unknown> => {
    const { status, json } = await server.call('GET', `/v1/sites/${site}/timers`, { token });
    assert.equal(status, 200);
    return json.aliases;
  };
  const say = (body: unknown) => server.call('POST', `/v1/sites/${place.site}/aliases`, { token, body });

  // Before the arrival has been handed in: a tablet may be quicker than its sync.
  assert.equal((await say({ visit, alias: ` ${canary} ` })).status, 200);
  await push(stay('waiting', { arrived: true }));
  assert.deepEqual(await at(), [{ visit, alias: canary }]);
  const { json: other } = await server.call('POST', '/v1/sites', {
    token,
    body: { name: 'Another', channel: 'fixed' },
  });
  assert.deepEqual(await at(other.id), [], 'of another site nothing');
  assert.equal((await server.call('GET', `/v1/sites/${anyId()}/timers`, { token })).status, 404);
  assert.equal((await server.call('GET', `/v1/sites/${place.site}/timers`)).status, 401);
  for (const alias of ['', 'x'.repeat(21), 7]) assert.equal((await say({ visit, alias })).status, 400);
  await push(stay('seated', { seat: 'a' }));
  assert.deepEqual(await at(), [{ visit, alias: canary }]);

  const rowsWith = (text: string): Promise<readonly string[]> =>
    server.database.asOwner(async (tx) => {
      const tables = await tx.rows<{ table: string }>(sql`
        select table_name as table from information_schema.tables
        where table_schema = 'public' and table_type = 'BASE TABLE'`);
      const found: string[] = [];
      for (const { table } of tables) {
        const rows = await tx.rows(
          sql`select 1 from ${name(table)} as line where line::text ilike ${`%${text}%`} limit 1`,
        );
        if (rows.length > 0) found.push(table);
      }
      return found;
    });
  assert.ok((await rowsWith(visit)).includes('entry'), 'the search sees what is there');
  assert.deepEqual(await rowsWith(canary), []);
  const chunks: Buffer[] = [];
  for await (const chunk of backupStream(server.database, { madeBy: 'test', madeAt: '2026-01-01T00:00:00Z' }))
    chunks.push(Buffer.from(chunk as Buffer));
  const backup = Buffer.concat(chunks).toString('utf8');
  assert.ok(backup.includes(visit), 'the backup holds the stay');
  assert.ok(!backup.includes(canary));
  assert.ok(!server.lines.join('\n').includes(canary));

  await push(stay('left-well'));
  assert.deepEqual(await at(), [], 'gone with the person');
  await push(stay('aftercare'));
  assert.deepEqual(await at(), [], 'what a tablet hands in late brings it back to nobody');
  assert.equal((await say({ visit: anyId(), alias: 'Sol' })).status, 200);
  const [one] = (await at()) as readonly { readonly visit: string }[];
  assert.equal((await say({ visit: one?.visit })).status, 200);
  assert.deepEqual(await at(), [], 'taken back');
});

test('an alias that nobody took away goes by itself, and a room of many pushes out the oldest', () => {
  let now = 0;
  const aliases = createAliases({ now: () => now });
  const place = { org: anyId(), site: anyId() };
  const visits = Array.from({ length: 501 }, () => anyId());
  for (const visit of visits) aliases.set({ ...place, visit }, 'a');
  assert.deepEqual(
    aliases.at(place).map(({ visit }) => visit),
    visits.slice(1),
  );
  now = 16 * 3_600_000;
  assert.deepEqual(aliases.at(place), []);
});
