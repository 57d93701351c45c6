import assert from 'node:assert/strict';
import { test } from 'node:test';
import { clock as systemClock } from '#cli/adapters/ports.ts';
import { createProjector } from '#database/projection/projector.ts';
import { sql } from '#database/sql.ts';
import { kindRegistry } from '#programs/kinds.ts';
import { tableToCsv } from '#report/csv.ts';
import { createWriter } from '../../../test/support/log.ts';
import { anyId } from '../../../test/support/postgres.ts';
import { setUpTestServer, startTestServer } from '../../../test/support/server.ts';
import { entrySource } from '../log-store/source.ts';
import { rooms } from '../programs.ts';
import { createReadFigures } from './figures.ts';

const noon = Date.parse('2026-11-27T12:00:00Z');
const october = 'from=2026-10-01&to=2026-10-31';

const start = async () => {
  const server = await startTestServer({ clock: { ...systemClock, now: () => noon } });
  const { token, place } = await setUpTestServer(server);
  const writer = createWriter(place);
  const save = async (kind: string, at: string, body: object, more: object = {}) => {
    const { version = 1 } = kindRegistry.find(kind) ?? {};
    const entry = writer.entry({
      kind,
      version,
      site: place.site,
      occurredAt: at,
      recordedAt: at,
      body: body as never,
      ...more,
    });
    const { json } = await server.call('POST', '/v1/entries', { token, body: { entries: [entry] } });
    assert.equal(json.verdicts?.[0]?.verdict, 'accepted', JSON.stringify(json));
    return entry;
  };
  const get = async (path: string) => await server.call('GET', path, { token });
  return { server, place, save, get };
};
const given = (item: string, quantity: number, set: string) => ({
  channel: 'fixed',
  lines: [{ item, quantity, set }],
});

test('an old report over the log at its place gives the old bytes, by the old version too, after the log grew and was rebuilt', async () => {
  const { server, place, save, get } = await start();
  const visit = anyId();
  // Barrels and needles of one visit, in two hand-outs: what the two versions tell apart.
  await save('exchange.handout', '2026-10-10T10:00:00Z', given('barrel-1ml', 5, 'barrel'), { visit });
  await save('exchange.handout', '2026-10-10T10:01:00Z', given('needle-25g', 4, 'needle'), { visit });
  const wrong = await save('exchange.handout', '2026-10-11T10:00:00Z', given('syringe-1ml', 30, 'complete'));
  const csv = async (id: string, more = '') => {
    const answer = await get(`/v1/reports/${id}/csv?${october}${more}`);
    assert.equal(answer.status, 200, JSON.stringify(answer.json));
    return String(answer.json);
  };
  const then = (await get(`/v1/reports/exchange.sets?${october}`)).json;
  assert.deepEqual([then.definition.version, then.versions, then.rows[0].complete], [2, [2, 1], 34]);
  // Every table at once: made anew from the log once.
  const readFigures = createReadFigures({
    database: server.database,
    projections: rooms.flatMap(({ projections }) => projections),
  });
  const read = async (at?: number) => {
    const query = { org: place.org, from: '2026-10-01', to: '2026-10-31', today: '2026-11-27' };
    const figures = await readFigures(
      place.org,
      rooms.flatMap(({ reports }) => reports),
      { place: at, day: query.today },
      async ({ tx, tables }) => {
        const files: Record<string, string> = {};
        for (const { id, columns, rows } of tables)
          files[id] = tableToCsv(columns, await rows(tx, query), new Map());
        return files;
      },
    );
    return figures.ok ? figures.value : assert.fail(figures.error.code);
  };
  const before = await read();
  const old = await csv('exchange.sets', '&version=1');
  assert.match(old, /,30,5,4,3\r\n$/);
  assert.notEqual(old, await csv('exchange.sets'));
  const now = await csv('exchange.sets');

  const asOf = `&place=${then.place}&day=2026-11-27`;
  // The log grows: more, a correction of what counted, and a hand-out that is taken back.
  await save('exchange.handout', '2026-10-12T10:00:00Z', given('syringe-1ml', 100, 'complete'));
  await save('exchange.handout', '2026-10-11T10:00:00Z', given('syringe-1ml', 3, 'complete'), {
    supersedes: [wrong.id],
  });
  await save('visits.visit', '2026-10-12T10:00:00Z', { channel: 'fixed' });
  await save('log.takeback', '2026-10-13T10:00:00Z', {
    device: wrong.device,
    first: 1,
    last: 1,
    reason: 'mistake',
  });
  assert.notEqual(await csv('exchange.sets'), now);
  assert.equal(await csv('exchange.sets', asOf), now);
  assert.deepEqual(await read(then.place), before);
  assert.equal(await csv('exchange.sets', `${asOf}&version=1`), old);
  // A day on which the first version was in force finds it.
  assert.equal(await csv('exchange.sets', `&place=${then.place}&day=2026-11-25`), old);

  const projector = createProjector(rooms.flatMap(({ projections }) => projections));
  await projector.rebuild(server.database, entrySource, place.org);
  assert.deepEqual(await read(then.place), before);
  assert.equal(await csv('exchange.sets', `${asOf}&version=1`), old);

  // What was made for that is gone, and the tables that are kept were never touched.
  assert.match(await csv('exchange.sets'), /,103,0,4,3\r\n$/);
  const left = await server.database.asOwner((tx) =>
    tx.rows(sql`select 1 from pg_class where relname like 'exchange_sets_1%' or relpersistence = 't'`),
  );
  assert.deepEqual(left, []);

  const figures = (await get(`/v1/headlines?${october}${asOf}`)).json;
  assert.deepEqual(
    figures.headlines.flatMap(({ id, value, definition }: Headline) =>
      id === 'sets' ? [[value, definition.version]] : [],
    ),
    [[34, 2]],
  );
  assert.equal(figures.lacks.place, then.place);
});

interface Headline {
  readonly id: string;
  readonly value: number;
  readonly definition: { readonly version: number };
}

test('every figure says what it counts, in the language asked for; in a file with every row, and not unless asked', async () => {
  const { save, get } = await start();
  await save('exchange.handout', '2026-10-11T10:00:00Z', given('syringe-1ml', 2, 'complete'));
  const inSpanish = (await get(`/v1/reports/exchange.sets?${october}&language=es`)).json.definition;
  assert.match(inSpanish.counts, /^Jeringas con su aguja/);
  const { definition, place } = (await get(`/v1/reports/exchange.sets?${october}&language=en`)).json;
  assert.deepEqual(
    [definition.code, definition.version, definition.since],
    ['exchange.sets', 2, '2026-11-26'],
  );
  for (const text of [definition.counts, definition.not, definition.field, definition.differs])
    assert.match(String(text), /^[A-Z][^{}]+\.?$/);
  const plain = String((await get(`/v1/reports/exchange.sets/csv?${october}`)).json);
  assert.match(plain, /handouts\r\n/);
  const told = String(
    (await get(`/v1/reports/exchange.sets/csv?${october}&definition=yes&language=en`)).json,
  );
  const [head = '', row = ''] = told.split('\r\n');
  assert.match(head, /handouts,definition\.indicator,definition\.version,.*,definition\.place$/);
  assert.ok(row.includes(`,exchange.sets,2,2026-11-26,"${definition.counts}",`), row);
  // Each column of figures by itself, in the same order everywhere.
  assert.deepEqual(
    definition.columns.map(({ id, name }: { id: string; name: string }) => [id, name]),
    [
      ['complete', 'Complete sets'],
      ['looseBarrels', 'Loose barrels'],
      ['looseNeedles', 'Loose needles'],
      ['handouts', 'Hand-outs'],
    ],
  );
  assert.equal(new Set(definition.columns.map(({ counts }: { counts: string }) => counts)).size, 4);
  for (const { id, counts, not } of definition.columns) {
    assert.ok(head.includes(`definition.${id}.counts,definition.${id}.not`), head);
    assert.ok(row.includes(counts) && row.includes(not), row);
  }
  // By the version of its day, also of a column.
  const first = (await get(`/v1/reports/exchange.sets?${october}&version=1&language=en`)).json.definition;
  assert.match(first.columns[1].counts, /the hand-out held no needle/);
  // A headline is one figure, and says of that one what it counts.
  const { headlines } = (await get(`/v1/headlines?${october}&language=en`)).json;
  for (const { id, definition: own } of headlines) assert.ok(own.columns.length <= 1, id);
  const people = headlines.find(({ id }: Headline) => id === 'people').definition.columns;
  assert.match(people[0].counts, /also through others/);
  assert.ok(row.endsWith(`,${place}`));
});

test('a place that the log has not come to, and a version that never was, are refused by name', async () => {
  const { get } = await start();
  for (const [more, field] of [
    ['place=999999', 'place'],
    ['version=9', 'version'],
    ['place=x', 'place'],
    ['day=2026-13-01', 'day'],
  ] as const) {
    const answer = await get(`/v1/reports/exchange.sets?${october}&${more}`);
    assert.deepEqual([answer.status, answer.json.code, answer.json.field], [400, 'request-invalid', field]);
  }
});
