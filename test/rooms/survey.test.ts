import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sha256, clock as systemClock } from '#cli/adapters/ports.ts';
import { questions } from '#community/survey/questions.ts';
import { emptyTally, type Tally, withAnswers, withNo } from '#community/survey/rules/tally.ts';
import { createProjector } from '#database/projection/projector.ts';
import { sql } from '#database/sql.ts';
import { type Entry, hlcFormat, msToTime } from '#log/index.ts';
import { kindRegistry } from '#programs/kinds.ts';
import { projectionsOf, rooms, stockEffectOfAll } from '#server/programs.ts';
import { createBlurring } from '#server/timers/retention.ts';
import { createWriter } from '../support/log.ts';
import { anyId } from '../support/postgres.ts';
import { setUpTestServer, startTestServer } from '../support/server.ts';

/** A survey without names from its opening to its result, as devices hand it in. */

let now = Date.parse('2026-10-05T11:00:00Z');
const clock = { ...systemClock, now: () => now };
const server = await startTestServer({ rooms, clock });
const { token, place } = await setUpTestServer(server);
const writer = createWriter(place);
const survey = anyId();

const entryOf = (kind: string, body: object, more: Partial<Entry> = {}): Entry => {
  const entry = writer.entry({ kind, version: 1, body: body as Entry['body'] });
  return {
    ...entry,
    occurredAt: msToTime(now, 0),
    recordedAt: msToTime(now, 0),
    hlc: hlcFormat({ ms: now, counter: entry.deviceSeq }, entry.device),
    ...more,
  };
};
const send = async (...entries: readonly Entry[]): Promise<readonly string[]> => {
  const { json } = await server.call('POST', '/v1/entries', { token, body: { entries } });
  return json.verdicts.map(({ verdict }: { verdict: string }) => verdict);
};
const open = (days: object) =>
  entryOf('survey.open', { survey, days, questions: [...questions], code: '0417' });
const batch = ({ met, counts }: Tally) => entryOf('survey.batch', { survey, met, counts });
const many = (count: number, age: string, before = emptyTally): Tally =>
  Array.from({ length: count }).reduce<Tally>((tally) => withAnswers(tally, questions, { age }), before);
const written = () =>
  server.database.readOrganization(place.org, (tx) =>
    tx.rows<{ text: string }>(
      sql`select text from entry where org_id = ${place.org} and kind = 'survey.result' order by seq`,
    ),
  );
const ring = async (): Promise<void> => {
  await server.database.inOrganization(place.org, (tx) =>
    tx.run(sql`update timer set due_at = to_timestamp(${now}::float8 / 1000) where kind = 'survey.result'`),
  );
  await server.housekeeping.runDue();
};
const report = async (table: string) =>
  (await server.call('GET', `/v1/reports/${table}?from=2026-01-01&to=2027-12-31`, { token })).json
    .rows as readonly Record<string, string | number>[];

test('what devices counted becomes one result, some days after the last one, by the day of the place', async () => {
  const first = open({ from: '2026-10-05', to: '2026-10-09' });
  const moved = { ...open({ from: '2026-10-05', to: '2026-10-11' }), supersedes: [first.id] };
  assert.deepEqual(await send(first, moved), ['accepted', 'accepted']);
  now = Date.parse('2026-10-08T11:00:00Z');
  assert.deepEqual(await send(batch(many(9, '18-24')), batch(withNo(many(5, '45-54', many(12, '25-34'))))), [
    'accepted',
    'accepted',
  ]);
  now = Date.parse('2026-10-13T11:00:00Z');
  assert.deepEqual(await send(batch(many(4, '18-24'))), ['accepted']);
  await ring();
  assert.deepEqual(await written(), [], 'its last day was moved');
  now = Date.parse('2026-10-14T11:00:00Z');
  await ring();
  await ring();
  const [text, ...others] = await written();
  assert.deepEqual(others, []);
  const { body } = JSON.parse(text?.text ?? '');
  assert.deepEqual(body.met, { people: 30, unsure: 0, again: 0, no: 1 });
  assert.deepEqual(body.told[0], {
    question: 'age',
    of: 30,
    noAnswer: { 'not-said': 0, 'not-known': 0, 'not-asked': 0 },
    blocks: [
      { answers: ['under-18'], people: 0 },
      { answers: ['18-24'], people: 13 },
      { answers: ['25-34', '35-44', '45-54', '55-64', '65-up'], people: 17 },
    ],
  });
});

test('what comes in after the result changes none of it; who reads the report sees how many more there are', async () => {
  assert.deepEqual(await send(batch(many(1, '65-up'))), ['accepted']);
  await ring();
  assert.equal((await written()).length, 1);
  const ages = (await report('survey.answers')).filter((row) => row['surveyQuestion'] === 'age');
  assert.deepEqual(
    ages.map(({ surveyAnswer, low, high, people, ofPeople }) => [surveyAnswer, low, high, people, ofPeople]),
    [
      ['under-18', 0, 12, 0, 30],
      ['18-24', 27, 61, 13, 30],
      ['25-34 + 35-44 + 45-54 + 55-64 + 65-up', 39, 73, 17, 30],
      ['not-said', '', '', 0, ''],
      ['not-known', '', '', 0, ''],
      ['not-asked', '', '', 0, ''],
    ],
  );
  const asked = await report('survey.asked');
  assert.deepEqual(
    asked.map(({ answered, refused }) => [answered, refused]),
    [[31, 1]],
  );
});

test('no device is sent what another one handed in, and none may say what came of it', async () => {
  const { json } = await server.call('GET', '/v1/entries?after=0&limit=500', { token });
  const kinds = new Set(
    (json.entries as readonly { readonly entry: Entry }[]).map(({ entry }) => entry.kind),
  );
  assert.deepEqual(
    [kinds.has('survey.open'), kinds.has('survey.batch'), kinds.has('survey.result')],
    [true, false, true],
  );
  const [text] = await written();
  const { body } = JSON.parse(text?.text ?? '');
  assert.deepEqual(await send(entryOf('survey.result', { ...body, survey: anyId() })), ['quarantined']);
});

test('counts that were handed in go after their days; how many were asked, and the result, stay', async () => {
  now = Date.parse('2027-01-20T11:00:00Z');
  const projector = createProjector(projectionsOf({ clock }, rooms));
  const blurring = createBlurring({ projector, kinds: kindRegistry, sha256, effectOf: stockEffectOfAll });
  await server.database.inOrganization(place.org, (tx) =>
    blurring.run(tx, {
      ...{ org: place.org, id: place.org, kind: blurring.kind, dueAt: now, now, rings: 0 },
      payload: {},
    }),
  );
  const left = await server.database.readOrganization(place.org, (tx) =>
    tx.rows<{ counts: string | null; answered: number }>(
      sql`select counts, answered from survey_batch where org_id = ${place.org} order by answered`,
    ),
  );
  assert.deepEqual(
    left.map(({ counts, answered }) => [counts, answered]),
    [
      [null, 1],
      [null, 4],
      [null, 9],
      [null, 17],
    ],
  );
  assert.equal((await written()).length, 1);
});
