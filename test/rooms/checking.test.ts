import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import type { Entry, JsonObject } from '#log/index.ts';
import { codeBytes, newCode } from '#programs/checking/rules/code.ts';
import { readForm } from '#public/read-form.ts';
import { createPrng } from '#sample/prng.ts';
import { dumpTables } from '../support/dump.ts';
import { createWriter } from '../support/log.ts';
import { anyId } from '../support/postgres.ts';
import { setUpTestServer, startTestServer } from '../support/server.ts';

/** A sample from its label to its result on the page of the person, on the real server. */

const server = await startTestServer();
const { token, place } = await setUpTestServer(server);
const writer = createWriter(place);
const chance = createPrng(7);
const anyCode = (): string => newCode(Uint8Array.from({ length: codeBytes }, () => chance.int(0, 255)));

const push = async (kind: string, body: JsonObject, supersedes?: readonly string[]): Promise<Entry> => {
  const entry = writer.entry({
    kind,
    version: 1,
    body,
    ...(supersedes !== undefined && { supersedes }),
  });
  const { status, json } = await server.call('POST', '/v1/entries', { token, body: { entries: [entry] } });
  assert.equal(status, 200);
  assert.equal(json.verdicts[0].verdict, 'accepted', JSON.stringify(json));
  return entry;
};
const intake = async (code: string | undefined, more: JsonObject = {}) => {
  const sample = anyId();
  const entry = await push('checking.sample', { sample, ...(code !== undefined && { code }), ...more });
  return { sample, entry };
};
const strip = async (sample: string, lines: string, more: JsonObject = {}) => {
  const test = anyId();
  await push('checking.strip', { sample, test, target: 'fentanyl', lot: 'F1', waterMl: 50, mg: 10, ...more });
  await push('checking.reading', { sample, test, target: 'fentanyl', lines, minute: 3 });
  return test;
};
const release = (sample: string, tests: readonly string[], how = 'by-code') =>
  push('checking.release', { sample, tests: [...tests], how });

const look = (code: string) =>
  fetch(`${server.url}/p/sample`, {
    method: 'POST',
    redirect: 'manual',
    headers: { 'content-type': 'application/x-www-form-urlencoded', 'user-agent': 'a phone of Luz' },
    body: new URLSearchParams({ code, lang: 'en' }).toString(),
  });
const lookText = async (code: string): Promise<string> => {
  const answer = await look(code);
  assert.equal(answer.status, 200);
  assert.equal(answer.headers.get('cache-control'), 'no-store');
  return answer.text();
};

test('unknown, not released, told in person only, and borne by two samples are one answer to the byte', async () => {
  const [early, told, twice] = [anyCode(), anyCode(), anyCode()];
  const one = await intake(early);
  await strip(one.sample, 'one');
  const other = await intake(told);
  await release(other.sample, [await strip(other.sample, 'one')], 'in-person');
  const first = await intake(twice);
  await release(first.sample, [await strip(first.sample, 'one')]);
  assert.match(await lookText(twice), /Test strip for Fentanyl/);
  await intake(twice);
  const nothing = await lookText(anyCode());
  assert.match(nothing, /There is nothing to show for this number/);
  for (const code of [early, told, twice, anyCode()]) assert.equal(await lookText(code), nothing);
  // A person gives one of the two another code.
  const { json } = await server.call('GET', '/v1/waiting', { token });
  const list = json.lists.find((each: { code: string }) => each.code === 'checking.same-code');
  assert.deepEqual(list.items.length, 2);
  await push('checking.sample', { sample: first.sample, code: anyCode() }, [first.entry.id]);
  const { json: after } = await server.call('GET', '/v1/waiting', { token });
  assert.ok(!after.lists.some(({ code }: { code: string }) => code === 'checking.same-code'));
});

test('a code mistyped in any one character opens nothing, least of all another sample', async () => {
  const code = anyCode();
  const { sample } = await intake(code);
  await release(sample, [await strip(sample, 'one')]);
  const wrongAt = (at: number): string =>
    `${code.slice(0, at)}${code[at] === '7' ? '8' : '7'}${code.slice(at + 1)}`;
  const answer = await look(wrongAt(3));
  assert.equal(answer.status, 422);
  assert.doesNotMatch(await answer.text(), /Fentanyl/);
  const page = server.pages.find(({ path }) => path === 'sample');
  assert.ok(page?.of === 'organization' && page.form !== undefined);
  const context = { locale: 'en', t: (id: string) => id, now: '2026-11-26T10:00:00-05:00', data: undefined };
  const read = (typed: string) => readForm(page.form?.questions ?? [], new Map([['code', [typed]]]), context);
  for (let at = 0; at < code.length; at += 1)
    assert.deepEqual(read(wrongAt(at)), { ok: false, error: { code: 'public.problem.code' } });
  assert.match(await lookText(`${code.slice(0, 5).toLowerCase()} ${code.slice(5)}`), /Fentanyl/);
});

test('bench and lab stand beside each other on the page, what was not released does not, and a correction is marked', async () => {
  const code = anyCode();
  const { sample } = await intake(code, { expected: ['cocaine'] });
  const dipped = await strip(sample, 'two');
  const [gc, late] = [anyId(), anyId()];
  const body = { sample, test: gc, method: 'gc-ms', stage: 'final', lab: 'State lab' };
  const lab = await push('checking.lab', { ...body, found: [{ substance: 'cocaine', amount: 'primary' }] });
  await push('checking.lab', { ...body, test: late, found: [{ substance: 'carfentanil' }] });
  await release(sample, [dipped, gc]);
  const page = await lookText(code);
  assert.match(page, /Not found by this test[\s\S]*A strip sees one kind of drug[\s\S]*20 ng\/mL/);
  assert.match(page, /What the lab saw[\s\S]*Cocaine · main part/);
  assert.doesNotMatch(page, /Carfentanil|orrected/);
  assert.match(page, /<strong aria-current="step">The lab is done/);
  const corrected = await push(
    'checking.lab',
    {
      ...body,
      found: [
        { substance: 'cocaine', amount: 'primary' },
        { substance: 'fentanyl', amount: 'trace' },
      ],
    },
    [lab.id],
  );
  const after = await lookText(code);
  assert.match(after, /A result was corrected[\s\S]*Not found by this test[\s\S]*Fentanyl · a trace/);
  assert.match(after, /<strong aria-current="step">The result was corrected/);
  await push('log.void', { reason: 'mistake' }, [corrected.id]);
  await push('log.void', { reason: 'mistake' }, [lab.id]);
  assert.match(await lookText(code), /A result was taken back/);
});

test('10 000 codes of chance open nothing, all with one length; none of it leaves a trace', async () => {
  const code = anyCode();
  const { sample } = await intake(code, { stamp: 'canary-stamp' });
  await release(sample, [await strip(sample, 'one')]);
  const rows = async () =>
    (await dumpTables(server.database)).filter((row) => !/^(timer|clock|contact|server|log_head)/.test(row));
  const [before, said] = [await rows(), server.lines.length];
  assert.match(await lookText(code), /Fentanyl/);
  const lengths = new Set<number>();
  const page = server.pages.find(({ path }) => path === 'sample');
  assert.ok(page?.of === 'organization' && page.form !== undefined);
  for (let round = 0; round < 3; round += 1) lengths.add((await lookText(anyCode())).length);
  // The others without HTTP: what the page answers is what its handler gives.
  const { form, read } = page;
  const shown = new Set<string>();
  await server.database.readOrganization(place.org, async (tx) => {
    const data = await read(tx, place.org, { now: 0 });
    const context = { locale: 'en', t: (id: string) => id, now: '2026-11-26T10:00:00-05:00', data };
    for (let round = 0; round < 10_000; round += 1) {
      const taken = await form.take(
        { values: { code: anyCode() }, declined: [] },
        { ...context, tx, org: place.org },
        { plain: '', once: '', number: '' },
      );
      assert.ok(taken.ok && 'shows' in taken.value);
      shown.add(taken.value.shows.html);
    }
  });
  assert.deepEqual([lengths.size, shown.size], [1, 1]);
  assert.ok((await rows()).join('\n') === before.join('\n'), 'a look-up changed a table');
  const lines = server.lines.slice(said).join('\n');
  assert.ok(!lines.includes(code) && !/Luz|127\.0\.0\.1|canary/.test(lines), lines.slice(0, 400));
  assert.doesNotMatch(await lookText(code), /canary/);
});

test('reports count samples, what was expected and found, and tests that told nothing', async () => {
  const today = new Date(Date.now()).getUTCFullYear();
  const period = `from=${today - 1}-01-01&to=${today + 1}-12-31`;
  const rowsOf = async (id: string): Promise<readonly Record<string, string | number>[]> => {
    const { status, json } = await server.call('GET', `/v1/reports/checking.${id}?${period}`, { token });
    assert.equal(status, 200, JSON.stringify(json));
    return json.rows;
  };
  const sumOf = (rows: readonly Record<string, string | number>[], column: string): number =>
    rows.reduce((sum, row) => sum + Number(row[column]), 0);
  const before = sumOf(await rowsOf('samples'), 'samples');
  const { sample } = await intake(undefined, { expected: ['mdma'], used: 'yes', overdose: 'yes' });
  const test = await strip(sample, 'one', { target: 'fentanyl' });
  await push('checking.reading', { sample, test, target: 'fentanyl', lines: 'two' });
  await strip(sample, 'invalid');
  await push('checking.reagent', {
    sample,
    test: anyId(),
    reagent: 'marquis',
    color: 'black',
    found: [{ substance: 'mdma' }],
  });
  await push('checking.move', { sample, what: 'destroyed', witness: place.worker });
  assert.equal(sumOf(await rowsOf('samples'), 'samples'), before + 1);
  assert.ok((await rowsOf('found')).some((row) => row['expected'] === 'mdma' && row['found'] === 'mdma'));
  const tests = await rowsOf('tests');
  for (const [method, outcome] of [
    ['strip-fentanyl', 'disagree'],
    ['strip-fentanyl', 'invalid'],
    ['reagent', 'detected'],
    ['lab', 'detected'],
  ])
    assert.ok(
      tests.some((row) => row['method'] === method && row['outcome'] === outcome),
      outcome,
    );
  assert.ok((await rowsOf('whereabouts')).some((row) => row['whereabouts'] === 'destroyed'));
});

test('what is no entry of its kind is held: a wrong check digit, lines that no strip shows', async () => {
  for (const [kind, body] of [
    ['checking.sample', { sample: anyId(), code: `${anyCode().slice(0, 9)}!` }],
    ['checking.reading', { sample: anyId(), test: anyId(), target: 'fentanyl', lines: 'three' }],
    ['checking.lab', { sample: anyId(), test: anyId(), method: 'gc-ms', stage: 'certain', found: [] }],
  ] as const) {
    const entry = writer.entry({ kind, version: 1, body });
    const { json } = await server.call('POST', '/v1/entries', { token, body: { entries: [entry] } });
    assert.notEqual(json.verdicts[0].verdict, 'accepted');
  }
});

test('a small sheet is read as rows of text; what is none is refused with a code, and nothing of it stays', async (t) => {
  const uploadFolder = mkdtempSync(join(tmpdir(), 'alongside-rows-'));
  t.after(() => rmSync(uploadFolder, { recursive: true }));
  const desk = await startTestServer({ database: server.database, uploadFolder });
  const read = (bytes: Buffer) =>
    desk.call('POST', '/v1/sheets/rows', { token, body: { data: bytes.toString('base64') } });
  const { status, json } = await read(Buffer.from('sampleid;primary\n7K3QX;"fentanyl\nand more"\n;\nB2;x\n'));
  assert.equal(status, 200, JSON.stringify(json));
  assert.deepEqual(json.rows, [
    { number: 1, cells: ['sampleid', 'primary'] },
    { number: 2, cells: ['7K3QX', 'fentanyl\nand more'] },
    { number: 4, cells: ['B2', 'x'] },
  ]);
  for (const bytes of [Buffer.from('%PDF-1.7 a report'), Buffer.from('PK\u0003\u0004 no zip')])
    assert.equal((await read(bytes)).json.code, 'sheet-unreadable');
  assert.equal((await read(Buffer.from('a\n'.repeat(10_500)))).json.code, 'batch-too-large');
  assert.deepEqual(readdirSync(join(uploadFolder, 'reading')), []);
});
