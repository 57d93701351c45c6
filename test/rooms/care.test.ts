import assert from 'node:assert/strict';
import { test } from 'node:test';
import { random } from '#cli/adapters/ports.ts';
import { sql } from '#database/sql.ts';
import { type Entry, hlcFormat, type JsonObject, msToTime } from '#log/index.ts';
import { openRequest, requestOf, sealRequest } from '#programs/care/rules/request.ts';
import { dumpTables } from '../support/dump.ts';
import { createWriter } from '../support/log.ts';
import { until } from '../support/patience.ts';
import { anyId } from '../support/postgres.ts';
import { setUpTestServer, startTestServer } from '../support/server.ts';

/** A referral from the wish to what came of it, on the real server, with a place at the far end that has only a link. */

let ahead = 0;
const server = await startTestServer({
  clock: { now: () => Date.now() + ahead, offsetMinutes: () => 0 },
});
const { token, place } = await setUpTestServer(server);
const writer = createWriter(place);
const dayMs = 86_400_000;
const today = (days = 0): string => new Date(Date.now() + days * dayMs).toISOString().slice(0, 10);

let written = 0;
/** Entries of now, each after the one before, as devices and the server order them. */
const draft = (kind: string, body: JsonObject, more: Partial<Entry> = {}): Entry => {
  const ms = Date.now() + ahead;
  const at = msToTime(ms, 0);
  written += 1;
  const hlc = hlcFormat({ ms, counter: written }, writer.device);
  return writer.entry({ kind, version: 1, body, occurredAt: at, recordedAt: at, hlc, ...more });
};
const push = async (kind: string, body: JsonObject, more: Partial<Entry> = {}): Promise<Entry> => {
  const entry = draft(kind, body, more);
  const { status, json } = await server.call('POST', '/v1/entries', { token, body: { entries: [entry] } });
  assert.equal(status, 200);
  assert.equal(json.verdicts[0].verdict, 'accepted', JSON.stringify(json));
  return entry;
};

const canaries = { words: 'canary-words of somebody', called: 'canary-name', reach: 'canary 555-0199' };

/** A request as a device sends it: wish, sending and link. */
const send = async (more: { readonly until?: string; readonly referral?: string } = {}) => {
  const referral = more.referral ?? anyId();
  const link = anyId();
  const until = more.until ?? today(20);
  const needs = ['buprenorphine' as const, 'bed' as const];
  const { sealed, key } = sealRequest(random, link, requestOf({ needs, ...canaries }, ['needs', 'words']));
  if (more.referral === undefined) await push('care.wish', { referral, needs });
  await push('care.send', {
    referral,
    way: 'link',
    to: { name: 'Clinic of the harbor' },
    scope: ['needs', 'words'],
    until,
    agreed: 'said',
    askAfterDays: 2,
  });
  const entry = await push('care.link', { referral, link, digits: '246810', request: sealed, until });
  return { referral, link, key, entry, path: `/p/test-program/request/${link}` };
};

const post = (path: string, fields: Readonly<Record<string, string>>) =>
  fetch(`${server.url}${path}`, {
    method: 'POST',
    redirect: 'manual',
    headers: { 'content-type': 'application/x-www-form-urlencoded', 'user-agent': 'canary-phone' },
    body: new URLSearchParams({ lang: 'en', ...fields }).toString(),
  });
const open = async (path: string, once = anyId(), digits?: string): Promise<string> =>
  (await post(path, { open: 'yes', once, ...(digits !== undefined && { digits }) })).text();
const answer = async (path: string, opening: string, step: string): Promise<string> =>
  (await post(path, { step, opening, once: anyId() })).text();
const sealedIn = (html: string): string | undefined => /data-sealed="([^"]+)"/.exec(html)?.[1];
const rows = async () =>
  (await dumpTables(server.database)).filter((row) => !/^(timer|clock|contact|server|log_head)/.test(row));
const movesOf = (referral: string): Promise<readonly string[]> =>
  server.database.inOrganization(place.org, async (tx) =>
    (
      await tx.rows<{ what: string }>(sql`
        select coalesce(body::json ->> 'step', body::json ->> 'how', kind) as what from care_record
        where org_id = ${place.org} and referral = ${referral} order by hlc`)
    ).map(({ what }) => what),
  );

test('a previewer that fetches every link three times moves nothing, and learns not even whether there is a request', async () => {
  const { path } = await send();
  const before = await rows();
  const shown = new Set<string>();
  const plain = (html: string): string =>
    html.replace(/name="once" value="[^"]*"/, '').replaceAll(/[0-9a-f-]{36}/g, '');
  for (let round = 0; round < 3; round += 1)
    for (const each of [path, `/p/test-program/request/${anyId()}`])
      for (const method of ['GET', 'HEAD'])
        for (const query of ['', '?open=yes&once=1', '?step=accept&done=1&done=0']) {
          const response = await fetch(`${server.url}${each}${query}`, { method });
          assert.equal(response.status, 200);
          if (method === 'GET') shown.add(plain(await response.text()));
        }
  assert.equal(shown.size, 1);
  assert.deepEqual(await rows(), before);
});

test('it opens once, for one page; the next needs the digits, and wrong ones are counted', async () => {
  const { path, link, key, referral } = await send();
  const first = anyId();
  const html = await open(path, first);
  assert.deepEqual(openRequest(key, link, sealedIn(html) ?? ''), {
    needs: ['buprenorphine', 'bed'],
    words: canaries.words,
  });
  // An answer that was lost on the way: the same page asks again.
  assert.equal(sealedIn(await open(path, first)), sealedIn(html));
  const closed = await open(path);
  assert.equal(sealedIn(closed), undefined);
  assert.match(closed, /It was opened before/);
  assert.match(await open(path, anyId(), '111 111'), /These are not the digits/);
  // The same page trying on is no new try, and gets nowhere.
  const stuck = anyId();
  await open(path, stuck, '111112');
  assert.equal(sealedIn(await open(path, stuck, '246810')), undefined);
  assert.notEqual(sealedIn(await open(path, anyId(), '246-810')), undefined);
  assert.deepEqual(await movesOf(referral), [
    'care.wish',
    'care.send',
    'care.link',
    'link',
    'wrong',
    'wrong',
    'digits',
  ]);
});

test('of two who open it at the same moment one does', async () => {
  const { path } = await send();
  const opened = await Promise.all(Array.from({ length: 4 }, () => open(path)));
  assert.equal(opened.filter((html) => sealedIn(html) !== undefined).length, 1);
});

test('the place answers by the link, once each; our people see it, and what was said is not asked again', async () => {
  const { path, referral } = await send();
  const page = anyId();
  assert.match(await open(path, page), /value="accept"/);
  const thanked = await answer(path, page, 'accept');
  assert.match(thanked, /They said yes/);
  assert.doesNotMatch(thanked, /value="accept"/);
  await answer(path, page, 'accept');
  assert.match(await answer(path, page, 'came'), /value="start"/);
  await answer(path, page, 'start');
  const before = await rows();
  // Nobody without the open page says anything, nor may the link take the person's word.
  assert.doesNotMatch(await answer(path, anyId(), 'full'), /It is noted/);
  for (const step of ['cancel', 'send', 'receive', 'x'])
    assert.equal((await post(path, { step, opening: page, once: anyId() })).status, 422);
  assert.deepEqual(await rows(), before);
  assert.deepEqual((await movesOf(referral)).slice(3), ['link', 'accept', 'came', 'start']);
});

test('a request that was taken back before it was opened is empty, and so is one that is over, unknown, or followed: one answer to the byte', async () => {
  const [taken, over, followed] = [await send(), await send({ until: today(-1) }), await send()];
  await push('care.step', { referral: taken.referral, step: 'cancel' });
  await send({ referral: followed.referral });
  const undone = await send();
  await push('log.void', { reason: 'slip' }, { supersedes: [undone.entry.id] });
  const before = await rows();
  const unknown = await open(`/p/test-program/request/${anyId()}`);
  const plain = (html: string): string => html.replaceAll(/[0-9a-f-]{36}/g, '');
  for (const { path } of [taken, over, followed, undone]) {
    const html = await open(path);
    assert.equal(sealedIn(html), undefined);
    assert.equal(plain(html), plain(unknown));
  }
  assert.deepEqual(await rows(), before);
});

test('silence is a task for us after its days, opening does not end it, and a no is one at once', async () => {
  const { path, referral } = await send();
  const waits = async (): Promise<boolean> => {
    await server.timers.runDue();
    const { json } = await server.call('GET', '/v1/waiting', { token });
    const list = json.lists.find(({ code }: { code: string }) => code === 'care.silent');
    return list?.items.some(({ path: at }: { path: string }) => at === `/care/at/${referral}`) ?? false;
  };
  const page = anyId();
  await open(path, page);
  assert.equal(await waits(), false);
  ahead = 2 * dayMs + 60_000;
  assert.equal(await waits(), true);
  await push('care.step', { referral, step: 'accept' });
  assert.equal(await waits(), false);
  ahead = 0;
});

test('a day that was agreed is a task for us, and a stop ends it for good', async () => {
  const { referral } = await send();
  await push('care.step', { referral, step: 'start' });
  const waits = async (): Promise<boolean> => {
    await server.timers.runDue();
    const { json } = await server.call('GET', '/v1/waiting', { token });
    const list = json.lists.find(({ code }: { code: string }) => code === 'care.promised');
    return list?.items.some(({ path: at }: { path: string }) => at === `/care/at/${referral}`) ?? false;
  };
  const plan = anyId();
  await push('care.plan', { referral, plan, ways: ['counter'], next: today(3) });
  assert.equal(await waits(), false);
  ahead = 4 * dayMs;
  assert.equal(await waits(), true);
  await push('care.try', { referral, plan, way: 'counter', came: 'not-there', next: today(6) });
  assert.equal(await waits(), false);
  await push('care.stop', { referral, plan });
  ahead = 9 * dayMs;
  assert.equal(await waits(), false);
  await push('care.try', { referral, plan, way: 'counter', came: 'no-answer', next: today(8) });
  assert.equal(await waits(), false);
  ahead = 0;
});

test('a goal is a task on the day that was promised; erased with its card it leaves counts and nothing else', async () => {
  const goal = anyId();
  const subject = anyId();
  const waits = async (): Promise<boolean> => {
    await server.timers.runDue();
    const { json } = await server.call('GET', '/v1/waiting', { token });
    const list = json.lists.find(({ code }: { code: string }) => code === 'care.goals');
    return list?.items.some(({ path: at }: { path: string }) => at === `/care/goals/${goal}`) ?? false;
  };
  const say = (what: string, more: JsonObject = {}): Promise<Entry> =>
    push('care.goal', { goal, what, ...more }, { subject });
  await say('said', { by: today(3) });
  assert.equal(await waits(), false);
  ahead = 4 * dayMs;
  assert.equal(await waits(), true);
  await say('taken');
  assert.equal(await waits(), true);
  await say('talked', { by: today(9) });
  assert.equal(await waits(), false);
  await say('reached', { by: today(9) });
  ahead = 10 * dayMs;
  assert.equal(await waits(), false);
  ahead = 0;
  await push('log.erase', { person: subject });
  const left = await server.database.inOrganization(place.org, (tx) =>
    tx.rows(
      sql`select 1 from entry where org_id = ${place.org} and kind = 'care.goal' and subject is not null`,
    ),
  );
  assert.deepEqual(left, []);
  const asked = `from=${today(-2)}&to=${today(9)}`;
  const { json } = await server.call('GET', `/v1/reports/care.goals?${asked}`, { token });
  const sum = (column: string): number =>
    json.rows.reduce((all: number, row: Record<string, number>) => all + (row[column] ?? 0), 0);
  assert.deepEqual([sum('goalsSet'), sum('goalsReached')], [1, 1]);
});

test('who was given doses is a task for us before nothing is left, and days covered are a figure', async () => {
  const { referral } = await send();
  const waits = async (): Promise<boolean> => {
    await server.timers.runDue();
    const { json } = await server.call('GET', '/v1/waiting', { token });
    const list = json.lists.find(({ code }: { code: string }) => code === 'care.dry');
    return (
      (list?.items ?? []).filter(({ path }: { path: string }) => path === `/care/at/${referral}`).length === 1
    );
  };
  const dose = (body: JsonObject) => push('care.dose', { referral, ...body });
  await dose({ what: 'given', medication: 'buprenorphine', days: 20 });
  await dose({ what: 'given', medication: 'buprenorphine', days: 14 });
  assert.equal(await waits(), false);
  // Of fourteen days the last weekday is one to three days before the end.
  ahead = 13 * dayMs + 60_000;
  assert.equal(await waits(), true);
  const asked = `from=${today(-2)}&to=${today(2)}`;
  const figures = async (): Promise<readonly number[]> => {
    const { json } = await server.call('GET', `/v1/reports/care.doses?${asked}`, { token });
    return ['bridges', 'dosesGiven', 'daysCovered', 'goesOn'].map((column) =>
      json.rows.reduce((sum: number, row: Record<string, number>) => sum + (row[column] ?? 0), 0),
    );
  };
  assert.deepEqual(await figures(), [1, 2, 20, 0]);
  await dose({ what: 'elsewhere' });
  assert.equal(await waits(), false);
  ahead = 0;
  assert.deepEqual(await figures(), [1, 2, 20, 1]);
});

test('the last slot goes to whoever’s asking came in first, also when all come at once; the others are asked what now', async () => {
  const service = (name: string): JsonObject => ({ name, needs: ['buprenorphine'] });
  const [harbor, river] = [
    await push('directory.service', service('Harbor')),
    await push('directory.service', service('River')),
  ];
  const at = ({ id }: Entry, name: string) => ({ service: id, name });
  for (const { id } of [harbor, river])
    await push('directory.capacity', { service: id, unit: 'slot', available: 1 });
  const first = at(harbor, 'Harbor');
  const second = at(river, 'River');
  const referrals: string[] = [];
  for (let n = 0; n < 4; n += 1) referrals.push((await send()).referral);
  const holds = referrals.map(() => anyId());
  // A phone that was without a signal asked before the others, and comes in after them.
  const askings = referrals.map((referral, n) =>
    draft('care.hold', { referral, hold: holds[n] ?? '', first, ...(n < 3 && { second }) }),
  );
  const late = { ...askings[3], occurredAt: msToTime(Date.now() - dayMs / 4, 0) } as Entry;
  const handed = [...askings.slice(0, 3), late];
  const { json } = await server.call('POST', '/v1/entries', { token, body: { entries: handed } });
  assert.deepEqual(
    json.verdicts.map(({ verdict }: { verdict: string }) => verdict),
    handed.map(() => 'accepted'),
  );
  const words = async (): Promise<Readonly<Record<string, string>>> =>
    server.database.inOrganization(place.org, async (tx) =>
      Object.fromEntries(
        (
          await tx.rows<{ referral: string; word: string }>(sql`
            select referral, body::json ->> 'word' as word from care_record
            where org_id = ${place.org} and kind = 'care.held' order by hlc`)
        ).map(({ referral, word }) => [referral, word]),
      ),
    );
  await until(async () => {
    await server.timers.runDue();
    return Object.keys(await words()).length === 4;
  });
  const said = await words();
  assert.deepEqual(
    referrals.map((referral) => said[referral]),
    ['first', 'second', 'none', 'none'],
  );
  const waits = async (): Promise<readonly string[]> => {
    await server.timers.runDue();
    const { json: waiting } = await server.call('GET', '/v1/waiting', { token });
    const list = waiting.lists.find(({ code }: { code: string }) => code === 'care.conflict');
    return (list?.items ?? []).map(({ path }: { path: string }) => path);
  };
  assert.deepEqual(
    (await waits()).toSorted(),
    referrals
      .slice(2)
      .map((referral) => `/care/at/${referral}`)
      .toSorted(),
  );
  await push('care.let-go', { referral: referrals[2] ?? '', hold: holds[2] ?? '' });
  await push('care.let-go', { referral: referrals[0] ?? '', hold: holds[0] ?? '' });
  assert.deepEqual(await waits(), [`/care/at/${referrals[3]}`]);
  // What was let go is free again: whoever asks anew gets it.
  await push('care.hold', { referral: referrals[3] ?? '', hold: anyId(), first });
  await until(async () => {
    await server.timers.runDue();
    return (await words())[referrals[3] ?? ''] === 'first';
  });
  assert.deepEqual(await waits(), []);
  const asked = `from=${today(-2)}&to=${today(2)}`;
  const { json: report } = await server.call('GET', `/v1/reports/care.slots?${asked}`, { token });
  const sums = ['slotsAsked', 'slotsFirst', 'slotsSecond', 'slotsNone'].map((column) =>
    report.rows.reduce((sum: number, row: Record<string, number>) => sum + (row[column] ?? 0), 0),
  );
  assert.deepEqual(sums, [4, 2, 1, 1]);
});

test('the word on a slot is the server’s alone: no admin corrects it, takes it back, or writes one under its device', async () => {
  const word = await server.database.inOrganization(place.org, (tx) =>
    tx.first<{ id: string; device: string; body: string }>(sql`
      select care_record.entry_id as id, organization.device, body from care_record join organization using (org_id)
      where org_id = ${place.org} and kind = 'care.held' limit 1`),
  );
  const { id, device, body } = word ?? assert.fail();
  const supersedes = [id];
  const { json: tried } = await server.call('POST', '/v1/entries', {
    token,
    body: {
      entries: [
        draft('log.void', { reason: 'slip' }, { supersedes } as Partial<Entry>),
        draft('care.held', JSON.parse(body), { supersedes } as Partial<Entry>),
        draft('care.held', JSON.parse(body), { device } as Partial<Entry>),
      ],
    },
  });
  assert.deepEqual(
    tried.verdicts.map(({ code }: { code?: string }) => code),
    ['not-allowed', 'not-allowed', 'device-other'],
  );
});

test('the word on a slot is the server’s alone: no admin corrects it, takes it back, or writes one under its device', async () => {
  const word = await server.database.inOrganization(place.org, (tx) =>
    tx.first<{ id: string; device: string; body: string }>(sql`
      select care_record.entry_id as id, organization.device, body from care_record join organization using (org_id)
      where org_id = ${place.org} and kind = 'care.held' limit 1`),
  );
  const { id, device, body } = word ?? assert.fail();
  const supersedes = [id];
  const { json: tried } = await server.call('POST', '/v1/entries', {
    token,
    body: {
      entries: [
        draft('log.void', { reason: 'slip' }, { supersedes } as Partial<Entry>),
        draft('care.held', JSON.parse(body), { supersedes } as Partial<Entry>),
        draft('care.held', JSON.parse(body), { device } as Partial<Entry>),
      ],
    },
  });
  assert.deepEqual(
    tried.verdicts.map(({ code }: { code?: string }) => code),
    ['not-allowed', 'not-allowed', 'device-other'],
  );
});

test('nothing of what a person said stands in the database, the log or the pages; the key of a link stands nowhere', async () => {
  const { path, key } = await send();
  const page = anyId();
  const html = `${await open(path, page)}${await answer(path, page, 'accept')}`;
  assert.notEqual(sealedIn(html), undefined);
  const all = [...server.lines, ...(await dumpTables(server.database)), html].join('\n');
  assert.doesNotMatch(all, /canary|555-0199/);
  assert.ok(!all.includes(key));
  assert.doesNotMatch(server.lines.join('\n'), new RegExp(path.split('/').at(-1) ?? ''));
});

test('a field that is sealed is taken in no entry in clear', async () => {
  const body = { referral: anyId(), needs: ['bed'], words: 'canary' };
  const entry = draft('care.wish', body);
  const { json } = await server.call('POST', '/v1/entries', { token, body: { entries: [entry] } });
  assert.notEqual(json.verdicts[0].verdict, 'accepted');
});

test('reports count how far wishes got, by need and place, with who still waits', async () => {
  const period = `from=${today(-2)}&to=${today(2)}`;
  const rowsOf = async (id: string): Promise<readonly Record<string, string | number>[]> => {
    const { status, json } = await server.call('GET', `/v1/reports/care.${id}?${period}`, { token });
    assert.equal(status, 200, JSON.stringify(json));
    return json.rows;
  };
  const figure = async (
    id: string,
    column: string,
    of: Readonly<Record<string, string>> = {},
  ): Promise<number> =>
    (await rowsOf(id))
      .filter((row) => Object.entries(of).every(([name, value]) => row[name] === value))
      .reduce((sum, row) => sum + Number(row[column]), 0);
  const asked = async () => ({
    wishes: await figure('referrals', 'wishes'),
    sent: await figure('referrals', 'sent'),
    came: await figure('referrals', 'came'),
    methadone: await figure('needs', 'wishes', { need: 'methadone' }),
    waiting: await figure('waits', 'waiting', { stage: 'came' }),
    full: await figure('refusals', 'times', { refusal: 'full' }),
    asked: await figure('partners', 'sent', { partner: 'Clinic of the harbor' }),
  });
  const before = await asked();
  const { referral } = await send();
  await push('care.step', { referral, step: 'full' });
  await push('care.wish', { referral: anyId(), needs: ['methadone', 'talk'] });
  const came = await send();
  await push('care.step', { referral: came.referral, step: 'came' });
  const { wishes, sent, came: arrived, methadone, waiting, full, asked: partner } = await asked();
  assert.deepEqual(
    [wishes, sent, arrived, methadone, waiting, full, partner].map(
      (value, at) => value - (Object.values(before)[at] ?? 0),
    ),
    [3, 2, 1, 1, 1, 1, 2],
  );
  const month = today().slice(0, 7);
  const { json } = await server.call('GET', `/v1/impact/program?from=${month}&to=${month}`, { token });
  const [row] = json.program.referrals;
  assert.ok(row.made > 0 && row.linked > 0 && row.treatment > 0);
});
