import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sql } from '#database/sql.ts';
import { type Entry, hlcFormat, type JsonObject, msToTime } from '#log/index.ts';
import { createWriter } from '../support/log.ts';
import { anyId } from '../support/postgres.ts';
import { setUpTestServer, startTestServer } from '../support/server.ts';

/** Files of a treatment center on the real server: what is asked of it, what its reports say, and what is left of an erased person. */

const server = await startTestServer();
const { token, place } = await setUpTestServer(server);
const writer = createWriter(place);
const dayMs = 86_400_000;
const dayAt = (days: number): string => new Date(Date.now() + days * dayMs).toISOString().slice(0, 10);

let written = 0;
/** What happened so many days ago, typed in now. */
const push = async (
  kind: string,
  body: JsonObject,
  daysAgo = 0,
  more: Partial<Entry> = {},
): Promise<Entry> => {
  const ms = Date.now();
  written += 1;
  const hlc = hlcFormat({ ms, counter: written }, writer.device);
  const at = { occurredAt: msToTime(ms - daysAgo * dayMs, 0), recordedAt: msToTime(ms, 0) };
  const entry = writer.entry({ kind, version: 1, body, ...at, hlc, ...more });
  const { status, json } = await server.call('POST', '/v1/entries', { token, body: { entries: [entry] } });
  assert.equal(status, 200);
  assert.equal(json.verdicts[0].verdict, 'accepted', JSON.stringify(json));
  return entry;
};
/** Sums of a report's columns over these months. */
const figures = async (
  report: string,
  columns: readonly string[],
  isOf: (row: Record<string, string | number>) => boolean = () => true,
): Promise<readonly number[]> => {
  const asked = `from=${dayAt(-130)}&to=${dayAt(1)}`;
  const { status, json } = await server.call('GET', `/v1/reports/treatment.${report}?${asked}`, { token });
  assert.equal(status, 200, JSON.stringify(json));
  return columns.map((column) =>
    json.rows.filter(isOf).reduce((sum: number, row: Record<string, number>) => sum + (row[column] ?? 0), 0),
  );
};
const stands = ['begun', 'inTouch', 'leftForNow', 'notKnown', 'notYet'];

test('retention says of each mark who is in touch, who left for now, of whom nothing is known, and who is not there yet', async () => {
  const [stays, leaves, silent, fresh] = [anyId(), anyId(), anyId(), anyId()];
  for (const [file, ago] of [
    [stays, 92],
    [leaves, 92],
    [silent, 92],
    [fresh, 10],
  ] as const) {
    await push('treatment.file', { file }, ago);
    await push('treatment.stay', { file, move: 'begin', program: 'groups' }, ago);
  }
  // A file that never began is in no retention.
  await push('treatment.file', { file: anyId() });
  await push('treatment.came', { file: stays, sort: 'group' }, 72);
  await push('treatment.stay', { file: leaves, move: 'leave' }, 72);
  const at = (mark: string) => figures('retention', stands, (row) => row['mark'] === mark);
  assert.deepEqual(await at('30'), [4, 1, 1, 1, 1]);
  assert.deepEqual(await at('90'), [4, 0, 1, 2, 1]);
  assert.deepEqual(await at('180'), [4, 0, 0, 0, 4]);
  await push('treatment.stay', { file: leaves, move: 'back' }, 12);
  // Coming back later changes nothing of what was at the first mark.
  assert.deepEqual(await at('30'), [4, 1, 1, 1, 1]);
  assert.deepEqual(await at('90'), [4, 1, 0, 2, 1]);
  assert.deepEqual(await figures('begun', ['begun']), [4]);
  assert.deepEqual(await figures('turns', ['leftForNow', 'cameBack']), [1, 1]);
});

test('the time to the first contact counts from the wish that a file names, and who waits is counted', async () => {
  const columns = ['files', 'within24', 'within48', 'later', 'noContact'];
  const [referral, file, waiting] = [anyId(), anyId(), anyId()];
  const before = await figures('contact', columns);
  await push('care.wish', { referral, needs: ['buprenorphine'] }, 3);
  await push('treatment.file', { file, wish: referral }, 2);
  await push('treatment.file', { file: waiting }, 2);
  await push('treatment.stay', { file, move: 'talk' }, 1.5);
  const after = await figures('contact', columns);
  assert.deepEqual(
    after.map((count, at) => count - (before[at] ?? 0)),
    [2, 0, 1, 0, 1],
  );
});

test('medication is asked about before nothing is left, and first doses of the wish are days covered too', async () => {
  const [referral, file, other] = [anyId(), anyId(), anyId()];
  const waiting = async (): Promise<readonly string[]> => {
    await server.timers.runDue();
    const { json } = await server.call('GET', '/v1/waiting', { token });
    const list = json.lists.find(({ code }: { code: string }) => code === 'treatment.dry');
    return (list?.items ?? []).map(({ path }: { path: string }) => path);
  };
  const given = { what: 'given', medication: 'methadone', days: 14 };
  const covered = ['files', 'daysCovered', 'daysPassed', 'goesOn', 'notKnown'];
  await push('care.wish', { referral, needs: ['methadone'] }, 40);
  await push('care.dose', { referral, what: 'given', medication: 'methadone', days: 3 }, 40);
  await push('treatment.file', { file, wish: referral }, 39);
  await push('treatment.dose', { file, ...given }, 39);
  await push('treatment.dose', { file: other, ...given });
  assert.deepEqual(await waiting(), [`/treatment/at/${file}`]);
  assert.deepEqual(await figures('covered', covered), [2, 15 + 14, 30 + 1, 0, 1]);
  await push('treatment.dose', { file, what: 'elsewhere' });
  assert.deepEqual(await waiting(), []);
  assert.deepEqual(await figures('covered', covered), [2, 15 + 14, 30 + 1, 1, 0]);
});

test('groups are counted with and without files, a need counts by its last word, goals as they are told', async () => {
  const [file, goal] = [anyId(), anyId()];
  // The number of a file is the subject of all that is saved of it.
  const subject = file;
  await push('treatment.file', { file }, 0, { subject });
  await push('treatment.session', { sort: 'group', people: 9 });
  await push('treatment.came', { file, sort: 'group' }, 0, { subject });
  await push('treatment.session', { sort: 'one', people: 1 });
  const ofSort = (sort: string) => figures('sessions', ['sessions', 'people'], (row) => row['sort'] === sort);
  assert.deepEqual(
    [await ofSort('group'), await ofSort('one')],
    [
      [1, 9],
      [1, 1],
    ],
  );
  await push('treatment.need', { file, need: 'housing', isMet: false }, 0, { subject });
  assert.deepEqual(await figures('needs', ['asked', 'met']), [1, 0]);
  await push('treatment.need', { file, need: 'housing', isMet: true }, 0, { subject });
  assert.deepEqual(await figures('needs', ['asked', 'met']), [0, 1]);
  await push('care.goal', { goal, what: 'said' }, 0, { subject });
  await push('treatment.goal', { file, goal }, 0, { subject });
  assert.deepEqual(await figures('goals', ['goalsSet', 'goalsReached']), [1, 0]);
  await push('treatment.stay', { file, move: 'leave' }, 0, { subject });
  await push('care.goal', { goal, what: 'aside' }, 0, { subject });
  await push('treatment.stay', { file, move: 'begin' }, 0, { subject });
  await push('care.goal', { goal, what: 'reached' }, 0, { subject });
  await push('care.goal', { goal, what: 'reached' }, 0, { subject });
  assert.deepEqual(await figures('goals', ['goalsSet', 'goalsReached']), [1, 1]);
  // Whoever wants it gone takes with them what leads to them, to their goals and to their wish; counts of sessions stay.
  await push('log.erase', { person: file });
  const left = await server.database.inOrganization(place.org, (tx) =>
    tx.rows(
      sql`select kind, text from entry where org_id = ${place.org} and kind <> 'log.erase'
        and (subject = ${file} or (kind like 'treatment.%' and text like ${`%${goal}%`}))`,
    ),
  );
  assert.deepEqual(left, []);
  assert.deepEqual(await ofSort('group'), [1, 9]);
});

test('no table of wishes or goals says who is at a center: a file names them, and never the other way round', async () => {
  const rows = await server.database.inOrganization(place.org, (tx) =>
    tx.rows(sql`select body from care_record where org_id = ${place.org} and body like '%file%'
      union all select body from care_goal where org_id = ${place.org} and body like '%file%'`),
  );
  assert.deepEqual(rows, []);
});
