import assert from 'node:assert/strict';
import { test } from 'node:test';
import { clock as systemClock } from '#cli/adapters/ports.ts';
import { createProjector } from '#database/projection/projector.ts';
import type { Entry, JsonObject } from '#log/index.ts';
import { createWriter } from '../../../test/support/log.ts';
import { anyId } from '../../../test/support/postgres.ts';
import { setUpTestServer, startTestServer } from '../../../test/support/server.ts';
import { entrySource } from '../log-store/source.ts';
import { rooms } from '../programs.ts';

const clock = { ...systemClock, now: () => Date.parse('2026-11-03T15:00:00Z') };
const server = await startTestServer({ clock });
const { token, place } = await setUpTestServer(server);
const call = (method: string, path: string, body?: unknown) =>
  server.call(method, path, { token, ...(body !== undefined && { body }) });
const writer = createWriter(place);

const entries: Entry[] = [];
const give = (day: string, item: string, subject?: string): void => {
  const own = { occurredAt: `${day}T12:00:01Z`, recordedAt: `${day}T12:00:01Z`, visit: anyId() };
  const at = { ...own, ...(subject !== undefined && { subject }) };
  const body = { channel: 'fixed', lines: [{ item, quantity: 3 }] };
  entries.push(
    writer.entry({ ...at, kind: 'visits.visit', body: { channel: 'fixed' } }),
    writer.entry({ ...at, kind: 'exchange.handout', version: 2, body }),
  );
};
const template = {
  name: 'State, quarterly',
  measures: ['visits.visits', 'exchange.items'],
  by: ['month'],
  span: 'quarter',
};
const save = (more: object = {}) => call('POST', '/v1/templates', { ...template, ...more });
const made = async (more: object = {}): Promise<string> => (await save(more)).json.id;

test('what leaves for a funder is made of blocks of enough people, once; no template shows more than another', async () => {
  const often = anyId();
  for (let n = 0; n < 8; n += 1) give('2026-09-10', 'cooker', anyId());
  // Six hand-outs to one person are one person; those without a code are visits of whoever it was.
  for (let n = 0; n < 6; n += 1) give('2026-09-12', 'tourniquet', often);
  for (let n = 0; n < 5; n += 1) give('2026-09-13', 'cooker');
  for (let n = 0; n < 12; n += 1) give('2026-10-02', 'tourniquet', anyId());
  const handed = await call('POST', '/v1/entries', { entries });
  assert.ok(handed.json.verdicts.every(({ verdict }: { verdict: string }) => verdict === 'accepted'));

  assert.equal((await save({ measures: ['visits.people'] })).json.field, 'measures');
  const id = await made();
  const days = 'from=2026-09-01&to=2026-10-31';
  const report = async (own = id) => (await call('GET', `/v1/templates/${own}/report?${days}`)).json;
  assert.deepEqual((await report()).rows, [], 'nothing left yet');
  assert.equal((await call('POST', '/v1/releases', { to: '2026-11-30' })).json.field, 'to');
  assert.equal((await call('POST', '/v1/releases', { to: '2026-10-30' })).json.field, 'to');
  assert.deepEqual((await call('POST', '/v1/releases', { to: '2026-10-31' })).json, {
    releasedTo: '2026-10-31',
  });

  const told = async (own = id) =>
    (await report(own)).rows.map(({ measure, item, from, to, value }: Record<string, unknown>) => [
      ...[measure, item, from, to, value],
    ]);
  const figures = [
    ['visits.visits', '', '2026-09-01', '2026-09-30', 19],
    ['visits.visits', '', '2026-10-01', '2026-10-31', 12],
    ['exchange.items', 'cooker', '2026-09-01', '2026-09-30', 39],
    ['exchange.items', 'cooker', '2026-10-01', '2026-10-31', 0],
    // September's six hand-outs are of one person: they left with October, and nobody can take the two apart.
    ['exchange.items', 'tourniquet', '2026-09-01', '2026-10-31', 54],
  ];
  assert.deepEqual(await told(), figures);
  assert.equal((await report()).least, 11);

  // One month alone, by way of another template: no line tells of the one person.
  const other = await made({ by: ['site', 'channel'], span: 'month' });
  const alone = (await call('GET', `/v1/templates/${other}/report?from=2026-09-01&to=2026-09-30`)).json.rows;
  assert.deepEqual(
    alone.map(({ item, value }: Record<string, unknown>) => [item, value]),
    [
      ['', 19],
      ['cooker', 39],
      ['tourniquet', null],
    ],
  );

  // What comes in late, and who is erased, changes nothing that left; neither does making it leave again.
  entries.length = 0;
  give('2026-09-20', 'cooker', anyId());
  await call('POST', '/v1/entries', {
    entries: [...entries, writer.entry({ kind: 'log.erase', body: { person: often } })],
  });
  await call('POST', '/v1/releases', { to: '2026-10-31' });
  assert.deepEqual(await told(), figures);
  const file = String((await call('GET', `/v1/templates/${id}/report/csv?${days}`)).json);
  assert.match(file, /exchange\.items,tourniquet,2026-09-01,2026-10-31,,,54\r\n/);

  const projector = createProjector(rooms.flatMap(({ projections }) => projections));
  const { before, after } = await projector.rebuild(server.database, entrySource, place.org);
  assert.deepEqual(before, after);
  assert.deepEqual(await told(), figures);
});

test('a template has versions, of which the latest counts; only the server says what left', async () => {
  const id = await made({ name: 'County' });
  // Versions: the latest word counts; one that is removed is offered no longer, and saved again it is back.
  assert.equal((await save({ id, name: 'County, yearly', span: 'year' })).status, 200);
  const list = async () => (await call('GET', '/v1/templates')).json;
  const names = async () =>
    (await list()).templates
      .map(({ name, edition }: { name: string; edition: number }) => `${name} ${edition}`)
      .toSorted();
  assert.deepEqual(await names(), ['County, yearly 2', 'State, quarterly 1', 'State, quarterly 1']);
  await call('DELETE', `/v1/templates/${id}`);
  assert.deepEqual(await names(), ['State, quarterly 1', 'State, quarterly 1']);
  assert.deepEqual((await list()).releasedTo, '2026-10-31');
  // Only the server says what left: nobody's device may.
  const forged = writer.entry({
    kind: 'report.release',
    body: {
      ...{ measure: 'visits.visits', counted: 1, item: '', from: '2026-11-01', to: '2026-11-30' },
      least: 1,
      sites: [],
      channels: [],
      cells: [],
    },
  });
  const { json } = await call('POST', '/v1/entries', { entries: [forged] });
  assert.equal(json.verdicts[0].verdict, 'quarantined');
});

test('what leaves of a room is counted as its report counts, and few drugs and few events wait', async () => {
  const say = (kind: string, body: JsonObject, day: string, more: Partial<Entry> = {}): Entry =>
    writer.entry({
      ...{
        occurredAt: `${day}T12:00:01Z`,
        recordedAt: `${day}T12:00:01Z`,
        kind: `consumption.${kind}`,
        body,
      },
      ...more,
    });
  const stays = Array.from({ length: 12 }, (_, n) => {
    const visit = anyId();
    return [
      say('stay', { stage: 'waiting', arrived: true }, '2026-10-05', { visit }),
      say('use', n < 4 ? { declined: ['drug'] } : { drug: n < 6 ? 'heroin' : 'fentanyl' }, '2026-10-05', {
        visit,
      }),
    ];
  });
  const events = Array.from({ length: 13 }, (_, n) => {
    const response = anyId();
    const outcome = n === 0 ? 'false-alarm' : 'recovered';
    return [
      say('response', { response }, '2026-10-06'),
      say('step', { response, step: 'oxygen', second: 20 }, '2026-10-06'),
      ...(n === 1 ? [say('event', { response, event: 'seizure', second: 30 }, '2026-10-06')] : []),
      say('response-end', { response, outcome }, '2026-10-06'),
    ];
  });
  const handed = await call('POST', '/v1/entries', { entries: [...stays.flat(), ...events.flat()] });
  assert.deepEqual(
    handed.json.verdicts.filter(({ verdict }: { verdict: string }) => verdict !== 'accepted'),
    [],
  );
  const measure = async () =>
    (await call('GET', '/v1/templates')).json.measures.map(({ id }: { id: string }) => id);
  assert.ok(!(await measure()).some((id: string) => id.startsWith('consumption.')), 'no room is run');
  const settings = { programs: ['exchange', 'consumption'] };
  await call('PATCH', '/v1/organization', { settings });
  assert.deepEqual(
    (await measure()).filter((id: string) => id.startsWith('consumption.')),
    ['consumption.arrivals', 'consumption.drugs', 'consumption.overdoses'],
  );
  const id = await made({ measures: ['consumption.arrivals', 'consumption.drugs', 'consumption.overdoses'] });
  await call('POST', '/v1/releases', { to: '2026-10-31' });
  const { json } = await call('GET', `/v1/templates/${id}/report?from=2026-10-01&to=2026-10-31`);
  assert.deepEqual(
    json.rows.map(({ measure, of, item, value }: Record<string, unknown>) => [measure, of, item, value]),
    [
      ['consumption.arrivals', '', '', 12],
      // 13 events: one was no overdose, one a false alarm.
      ['consumption.overdoses', '', '', 11],
    ],
  );
});
