import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sha256, clock as systemClock } from '#cli/adapters/ports.ts';
import { codeLength, codeOf, isCode, readCode, showCode } from '#community/say/code.ts';
import { keepDays, keepShownDays } from '#community/say/entries.ts';
import { roles } from '#contract/roles.ts';
import { restoreFrom } from '#database/backup/restore.ts';
import { backupStream } from '#database/backup/write.ts';
import { createProjector } from '#database/projection/projector.ts';
import { sql } from '#database/sql.ts';
import { dayMs } from '#log/calendar.ts';
import { kindRegistry } from '#programs/kinds.ts';
import { migrationsOf, projectionsOf, rooms, stockEffectOfAll } from '#server/programs.ts';
import { createBlurring } from '#server/timers/retention.ts';
import { dumpTables } from '../support/dump.ts';
import { createWriter } from '../support/log.ts';
import { createMembers } from '../support/members.ts';
import { anyId, createTestDatabase } from '../support/postgres.ts';
import { setUpTestServer, startTestServer } from '../support/server.ts';

/** What people say of the place: it stays on the server, its sender alone sees what came of it, and who answers for the place reads it. */

let now = Date.parse('2026-06-01T12:34:56Z');
const clock = { ...systemClock, now: () => now };
const server = await startTestServer({ rooms, clock });
const first = await setUpTestServer(server);
const { token, place } = first;
const members = createMembers(server, first);
const boss = await members.addWorker('coordinator');
const coordinator = { id: boss.id, token: await members.signIn(boss.name, anyId()) };
const switchOn = (programs: readonly string[]) =>
  server.call('PATCH', '/v1/organization', { token, body: { settings: { programs } } });

const send = async (path: string, fields: Readonly<Record<string, string>>) => {
  const answer = await fetch(`${server.url}/p/${path}`, {
    method: 'POST',
    redirect: 'manual',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({ lang: 'en', ...fields }),
  });
  return { status: answer.status, headers: answer.headers, text: await answer.text() };
};
const tell = async (fields: Readonly<Record<string, string>>): Promise<string> => {
  const { status, text } = await send('feedback', { sort: 'wrong', ...fields });
  assert.equal(status, 200, text);
  return readCode(/[0-9A-Z]{4}(-[0-9A-Z]{4}){2}/.exec(text)?.[0] ?? '') ?? assert.fail(text);
};
const look = async (code: string): Promise<string> => (await send('feedback-answer', { code })).text;
const list = async (as = coordinator.token, query = '') =>
  (await server.call('GET', `/v1/feedback${query}`, { token: as })).json.told;
/** Under which number it is kept, found as nobody from outside can. */
const idOf = async (code: string): Promise<string> =>
  (
    await server.database.readOrganization(place.org, (tx) =>
      tx.first<{ id: string }>(
        sql`select entry_id as id from say_told where org_id = ${place.org} and code = ${code}`,
      ),
    )
  )?.id ?? assert.fail(code);
/** The latest complaint of this test with the marker in it. */
let complaint = '';
const read = (id: string, as = coordinator.token) =>
  server.call('POST', `/v1/feedback/${id}/read`, { token: as });
const move = (id: string, body: object, as = coordinator.token) =>
  server.call('POST', `/v1/feedback/${id}`, { token: as, body: { once: anyId(), ...body } });
const waiting = async (as: string): Promise<readonly object[]> =>
  (await server.call('GET', '/v1/waiting', { token: as })).json.lists.find(
    ({ code }: { code: string }) => code === 'say.overdue',
  )?.items ?? [];
/** What whoever listens for news is told first of all that there is. */
const heard = async (as: string): Promise<string> => {
  const stopper = new AbortController();
  const { body } = await fetch(`${server.url}/v1/events?after=0`, {
    headers: { authorization: `Bearer ${as}` },
    signal: stopper.signal,
  });
  let text = '';
  for await (const part of body ?? []) {
    text += Buffer.from(part).toString();
    if (/data: .*\n/.test(text)) break;
  }
  stopper.abort();
  return text;
};
const marker = 'canarycomplaint';
/** Days pass, and who was signed in signs in again. */
const pass = async (days: number): Promise<void> => {
  now += days * dayMs;
  coordinator.token = await members.signIn(boss.name, anyId());
};

test('nothing is taken where nobody turned it on, and the page says so', async () => {
  await switchOn(['exchange']);
  const page = await (await fetch(`${server.url}/p/feedback?lang=en`)).text();
  assert.match(page, /does not take words/);
  assert.equal((await send('feedback', { sort: 'wrong' })).status, 422);
  await switchOn(['exchange', 'say']);
  assert.deepEqual(await list(), []);
});

test('a form that is sent twice is one and has one code; codes have 55 bits, and a letter mistyped is caught', async () => {
  const once = '00000000-0000-7000-8000-00000000abcd';
  const codes = [
    await tell({ once, words: 'The door was shut' }),
    await tell({ once, words: 'The door was shut' }),
  ];
  assert.equal(new Set(codes).size, 1);
  assert.equal((await list()).length, 1);
  const [code = ''] = codes;
  assert.equal(code.length, codeLength);
  for (let place = 0; place < code.length; place += 1) {
    const typed = `${code.slice(0, place)}${code[place] === '7' ? '8' : '7'}${code.slice(place + 1)}`;
    assert.equal(readCode(typed), undefined);
  }
  assert.equal(readCode(` ${showCode(code).toLowerCase()} `), code);
  const many = new Set(Array.from({ length: 2_000 }, () => codeOf(sha256, anyId())));
  assert.equal(many.size, 2_000);
  for (const each of many) assert.ok(isCode(each));
});

test('what was said reaches no device: not by a pull of any role, not by history, forks or events, and no list has words', async () => {
  const code = await tell({
    words: `${marker} about the one at the counter`,
    about: 'treated',
    may: 'words',
  });
  const id = await idOf(code);
  complaint = id;
  const note = createWriter(place).entry({
    kind: 'exchange.return',
    body: { channel: 'fixed', returned: { how: 'counted', count: 1 } },
  });
  assert.deepEqual(await members.push(token, [note]), ['accepted']);
  await move(id, { what: 'answer', answer: `${marker} answered` });
  await move(id, { what: 'show', done: `${marker} done` });
  for (const role of roles) {
    const { token: as } = await members.member(role);
    const answers: unknown[] = [];
    for (let after = 0, more = true; more; ) {
      const { json } = await server.call('GET', `/v1/entries?after=${after}&limit=2`, { token: as });
      answers.push(json);
      ({ next: after, more } = json);
    }
    const history = await server.call('GET', `/v1/entries/${id}/history`, { token: as });
    assert.equal(history.status, 404);
    for (const path of ['/v1/forks', '/v1/waiting', '/v1/context', '/v1/feedback'])
      answers.push((await server.call('GET', path, { token: as })).json);
    answers.push(await heard(as));
    const said = JSON.stringify(answers);
    assert.ok(!said.includes(marker), role);
    assert.ok(!said.includes('say.told') && !said.includes('say.step') && !said.includes(code), role);
    assert.ok(said.includes('exchange.return'));
    const may = role === 'coordinator' || role === 'admin';
    for (const answer of [await read(id, as), await server.call('GET', '/v1/feedback', { token: as })])
      assert.equal(answer.status, may ? 200 : 403, role);
    if (!may) assert.equal((await move(id, { what: 'look' }, as)).status, 403);
    if (!may) assert.deepEqual(await waiting(as), []);
  }
  // What leaves as a file, and what a figure is made of, has the open fields alone.
  const file = await fetch(`${server.url}/v1/export`, { headers: { authorization: `Bearer ${token}` } });
  const lines = await file.text();
  assert.ok(lines.includes('say.told') && !lines.includes(marker) && !lines.includes(code));
  // Nothing that the server wrote for its operator has it either.
  assert.ok(!server.lines.join('\n').includes(marker));
});

test('a device cannot say any of it, whoever is at work on it', async () => {
  const writer = createWriter(place);
  const entries = [
    ['say.told', { sort: 'praise' }],
    ['say.step', { of: anyId(), what: 'look' }],
    ['say.shown', { of: anyId(), isShown: true, said: 'a', done: 'b' }],
  ].map(([kind, body]) => writer.entry({ kind: String(kind), version: 1, body: body as object as never }));
  for (const verdict of await members.push(token, entries)) assert.match(verdict, /not-allowed/);
});

test('reading is written down by id, and words are told to nobody else by it', async () => {
  const id = complaint;
  const { json } = await read(id);
  assert.match(json.words, new RegExp(marker));
  assert.deepEqual([json.sort, json.about, json.may, json.state], ['wrong', 'treated', 'words', 'answered']);
  const { acts } = (await server.call('GET', '/v1/audit', { token })).json;
  const own = acts.filter(
    ({ act, about }: { act: string; about: string }) => act === 'feedback-read' && about === id,
  );
  assert.ok(own.some(({ by }: { by: { worker: string } }) => by.worker === coordinator.id));
  for (const { codes } of own) assert.deepEqual(codes, []);
  assert.equal((await read(anyId())).status, 404);
});

test('where it stands is told by its code alone, and a code that nobody has looked at is like one that nobody has', async () => {
  const code = await tell({ sort: 'idea', words: 'Open on Sundays' });
  const id = await idOf(code);
  const unseen = await look(code);
  const unknown = await look(codeOf(sha256, anyId()));
  assert.equal(unseen, unknown);
  assert.match(unseen, /nothing to show/);
  assert.equal((await send('feedback-answer', { code: '7K3Q-XW92' })).status, 422);
  assert.equal((await move(id, { what: 'look' })).status, 200);
  assert.match(await look(code), /<strong aria-current="step">Somebody is looking/);
  assert.equal((await move(id, { what: 'look' })).status, 400);
  const answer = 'We ask the board <b>in May</b>.\nCome and say it there.';
  const once = anyId();
  for (const _ of [1, 2]) assert.equal((await move(id, { what: 'answer', answer, once })).status, 200);
  const told = await look(code);
  assert.match(told, /We ask the board &lt;b&gt;in May&lt;\/b&gt;\.<\/p>\s*<p>Come and say it there/);
  const steps = await server.database.readOrganization(place.org, (tx) =>
    tx.rows(sql`select 1 from say_step where org_id = ${place.org} and told = ${id}`),
  );
  assert.equal(steps.length, 2);
  assert.equal((await move(id, { what: 'close', why: 'cannot' })).status, 200);
  assert.match(await look(code), /We cannot do it now[\s\S]*We ask the board/);
});

test('it is shown to everyone as its sender agreed: not at all, in other words, or in theirs; and taken off again', async () => {
  const page = async () => (await fetch(`${server.url}/p/you-said?lang=en`)).text();
  const told = async (may: Readonly<Record<string, string>>, words: string): Promise<string> => {
    const id = await idOf(await tell({ words, ...may }));
    assert.equal((await move(id, { what: 'show', said: 'x', done: 'y' })).status, 400);
    assert.equal((await move(id, { what: 'answer', answer: 'yes' })).status, 200);
    return id;
  };
  const none = await told({ may: 'rather-not-say' }, 'never-shown');
  assert.equal((await move(none, { what: 'show', said: 'x', done: 'y' })).status, 400);
  const summary = await told({ may: 'summary' }, 'never-these-words');
  assert.equal((await move(summary, { what: 'show', done: 'We did it' })).status, 400);
  const said = 'Some of you want a chair <i>outside</i>';
  assert.equal((await move(summary, { what: 'show', said, done: 'There is one' })).status, 200);
  const words = await told({ may: 'words' }, 'A bell at the door\nplease');
  assert.equal((await move(words, { what: 'show', done: 'It rings now' })).status, 200);
  const shown = await page();
  assert.match(shown, /A bell at the door\s+please[\s\S]*It rings now/);
  assert.match(shown, /chair &lt;i&gt;outside/);
  assert.doesNotMatch(shown, /never-/);
  assert.equal((await move(words, { what: 'hide' })).status, 200);
  assert.doesNotMatch(await page(), /A bell/);
  assert.equal((await move(words, { what: 'hide' })).status, 400);
});

test('the board’s decisions are shown to everyone once they came to an end and were ticked; who may not arrange decides nothing', async () => {
  const writer = createWriter(place);
  const decided = (what: string, state: string, isPublic: boolean, more = {}) =>
    writer.entry({
      kind: 'say.decision',
      version: 1,
      body: { day: '2026-05-30', what, state, isPublic, ...more },
    });
  const done = decided('A bench outside', 'done', true);
  const all = [
    done,
    decided('Open at night', 'not-done', true, { why: 'No money <for it>' }),
    decided('Still talked about', 'open', true),
    decided('Among ourselves', 'done', false),
    writer.entry({ kind: 'say.seat', version: 1, body: { label: 'Somebody of the van', state: 'open' } }),
    writer.entry({
      kind: 'say.meeting',
      version: 1,
      body: { day: '2026-05-30', asked: 'What of the bench?' },
    }),
  ];
  const verdicts = await members.push(token, all);
  assert.deepEqual(
    verdicts,
    all.map(() => 'accepted'),
  );
  const page = async () => (await fetch(`${server.url}/p/you-said?lang=en`)).text();
  const shown = await page();
  assert.match(shown, /A bench outside<\/p>\s*<p>It was done\./);
  assert.match(shown, /Open at night<\/p>\s*<p>It was not done: No money &lt;for it&gt;/);
  assert.doesNotMatch(shown, /Still talked|Among ourselves|bench\?/);
  const again = { ...decided('A bench outside', 'open', true), supersedes: [done.id] };
  assert.deepEqual(await members.push(token, [again]), ['accepted']);
  assert.doesNotMatch(await page(), /bench outside/);
  const peer = await members.member('peer');
  const entry = peer.writer.entry({ kind: 'say.seat', version: 1, body: { label: 'x', state: 'filled' } });
  for (const verdict of await members.push(peer.token, [entry])) assert.match(verdict, /not-allowed/);
});

test('what is no form of ours is refused in words, and nothing of it is kept', async () => {
  const before = (await list()).length;
  const bad: readonly Readonly<Record<string, string>>[] = [
    {},
    { sort: 'nonsense' },
    { sort: 'wrong', about: "'; drop table entry" },
    { sort: 'wrong', words: 'x'.repeat(1_001) },
    { sort: 'wrong', may: '__proto__' },
    { words: 'only words' },
  ];
  for (const fields of bad) {
    const { status, text } = await send('feedback', fields);
    assert.equal(status, 422, JSON.stringify(fields));
    assert.match(text, /role="alert"/);
    assert.ok(
      fields['words'] === undefined || text.includes(fields['words']),
      'what was typed stands there still',
    );
  }
  assert.equal((await list()).length, before);
  const id = complaint;
  for (const body of [
    { what: 'nonsense' },
    { what: 'answer' },
    { what: 'answer', answer: ' ' },
    { what: 'close', why: 'bored' },
    { what: 'look', once: 'x' },
    { what: 'show', done: 'x'.repeat(301) },
  ])
    assert.equal((await move(id, body)).status, 400, JSON.stringify(body));
  assert.equal(
    (await server.call('GET', '/v1/feedback?after=2026-06-01', { token: coordinator.token })).status,
    400,
  );
  assert.equal((await move(anyId(), { what: 'look' })).status, 404);
});

test('what nobody looked at for three days stands in the list for a person, without a word of it', async () => {
  const id = await idOf(await tell({ words: `${marker} again` }));
  const has = async () =>
    (await waiting(coordinator.token)).some((item) => (item as { id: string }).id === id);
  assert.equal(await has(), false);
  await pass(3);
  assert.equal(await has(), true);
  assert.ok(!JSON.stringify(await waiting(coordinator.token)).includes(marker));
  const open = await list(coordinator.token, '?which=open');
  assert.equal(open.find((one: { id: string }) => one.id === id).isLate, true);
  await move(id, { what: 'look' });
  assert.equal(await has(), false);
  await pass(27);
  assert.equal(await has(), true);
});

test('the report counts what came and how soon it was answered, and no day is made up where nothing was', async () => {
  const rows = async () =>
    (
      await server.call('GET', '/v1/reports/say.told?from=2026-01-01&to=2027-12-31', {
        token: coordinator.token,
      })
    ).json.rows;
  const hours = async () =>
    (await rows()).find((row: Record<string, unknown>) => row['feedbackAbout'] === 'hours');
  const id = await idOf(await tell({ about: 'hours' }));
  assert.deepEqual(
    [(await hours()).received, (await hours()).answered, (await hours()).medianDays],
    [1, 0, ''],
  );
  await pass(4);
  await move(id, { what: 'answer', answer: 'Sundays' });
  await move(await idOf(await tell({ about: 'hours' })), { what: 'close', why: 'cannot' });
  const sums = (await rows())
    .filter((row: Record<string, unknown>) => row['feedbackAbout'] === 'hours')
    .map((row: Record<string, unknown>) => [
      row['received'],
      row['answered'],
      row['closed'],
      row['medianDays'],
    ]);
  assert.deepEqual(
    sums.reduce((a: number[], b: number[]) => a.map((n, at) => n + (Number(b[at]) || 0)), [0, 0, 0, 0]),
    [2, 1, 1, 4],
  );
});

test('a backup has it; words and codes fade with their day, what was shown stays a year, and counts stay', async () => {
  const code = await tell({ words: 'gone in half a year', may: 'words' });
  const id = await idOf(code);
  await move(id, { what: 'answer', answer: 'an answer that goes' });
  await move(id, { what: 'show', done: 'a bench' });
  const restored = await createTestDatabase({ bare: true });
  const stream = backupStream(server.database, { madeBy: '0', madeAt: '2026-06-01T00:00:00Z' });
  const back = await restoreFrom(restored.database, stream, {
    migrations: migrationsOf(rooms),
    renewEpoch: async () => undefined,
  });
  assert.ok(back.ok, JSON.stringify(back));
  const there = await restored.database.inOrganization(place.org, (tx) =>
    tx.first(
      sql`select 1 from entry where org_id = ${place.org} and id = ${id} and text like '%gone in half a year%'`,
    ),
  );
  assert.ok(there !== undefined);
  const projector = createProjector(projectionsOf({ clock }, rooms));
  const blurring = createBlurring({ projector, kinds: kindRegistry, sha256, effectOf: stockEffectOfAll });
  await server.database.inOrganization(place.org, (tx) =>
    tx.run(
      sql`update organization set settings = settings || '{"keepDays":3650}' where org_id = ${place.org}`,
    ),
  );
  const fade = () =>
    server.database.inOrganization(place.org, (tx) =>
      blurring.run(tx, {
        org: place.org,
        id: place.org,
        kind: blurring.kind,
        dueAt: now,
        now,
        rings: 0,
        payload: {},
      }),
    );
  const kept = async () => (await dumpTables(server.database)).join('\n');
  const before = (await list(coordinator.token, '?which=all')).length;
  const later = async (days: number): Promise<void> => {
    await pass(days);
    await fade();
  };
  await later(keepDays);
  assert.match(await kept(), /gone in half a year/);
  await later(1);
  const left = await kept();
  for (const word of ['an answer that goes', code]) assert.ok(!left.includes(word), word);
  assert.equal((await read(id)).json.words, null);
  assert.match(await look(code), /nothing to show/);
  assert.match(left, /a bench/);
  await later(keepShownDays - keepDays);
  assert.doesNotMatch(await kept(), /a bench|gone in half a year|canarycomplaint/);
  assert.equal((await list(coordinator.token, '?which=all')).length, before);
});
