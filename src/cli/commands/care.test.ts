import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { bundle, changed, today } from '#programs/care/fhir/bundle.fixtures.ts';
import type { Context } from '../command.ts';
import { command } from './care.ts';

const folder = mkdtempSync(join(tmpdir(), 'care-'));
after(() => rmSync(folder, { recursive: true, force: true }));

const check = async (content: unknown, day: string | undefined = today) => {
  const file = join(folder, 'bundle.json');
  writeFileSync(file, JSON.stringify(content));
  const lines: string[] = [];
  const context = {
    clock: { now: () => Date.parse('2026-03-05T12:00:00Z'), offsetMinutes: () => 0 },
    say: (line: string) => lines.push(line),
  } as unknown as Context;
  const done = await command.run(context, {
    words: ['bundle-check', file],
    options: day === undefined ? {} : { day },
  });
  return { answer: done.ok ? done.value : done.error.code, lines };
};

test('a bundle that could be taken up is said to be valid', async () => {
  const valid = { answer: true, lines: ['Valid. Requests: 1. Answers to ours: 0.'] };
  assert.deepEqual(await check(bundle()), valid);
  assert.deepEqual(await check(bundle(), undefined), valid);
});

test('each thing that is wrong is a line: its code, where, and what it means; the answer is no', async () => {
  const { answer, lines } = await check(
    changed(bundle({ statement: 'x' }), 'DocumentReference', () => undefined),
  );
  assert.equal(answer, false);
  assert.deepEqual(
    lines.map((line) => line.split('  ')[0]),
    ['SDOH-Task-3'],
  );
  assert.match(lines[0] ?? '', /Task\/.* {2}Who asks to review material names the document\./);
  assert.equal((await check(bundle(), '2027-01-01')).lines.length, 1);
});

test('a day that is none is refused', async () => {
  assert.equal((await check(bundle(), 'yesterday')).answer, 'request-invalid');
});
