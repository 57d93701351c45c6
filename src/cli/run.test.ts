import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { test } from 'node:test';
import { err, failure, ok } from '#log/index.ts';
import { clock, random, sha256 } from './adapters/ports.ts';
import type { Command, Given } from './command.ts';
import { runCommand } from './run.ts';
import { readSettings } from './settings.ts';

const pg = (code: string) => () => {
  throw Object.assign(new Error('permission denied: "Jane Doe"'), { code, severity: 'ERROR' });
};
/** What goes wrong where no command expects it. */
const thrownBy: Readonly<Record<string, () => void>> = {
  lead: pg('42501'),
  steam: pg('53300'),
  tar: () => {
    readdirSync(import.meta.filename);
  },
  nothing: () => {
    throw new TypeError('Jane Doe is not a function');
  },
};

const call = async (words: readonly string[], env: Record<string, string> = {}) => {
  const said: string[] = [];
  const noted: string[] = [];
  const seen: Given[] = [];
  const pour: Command = {
    summary: 'Pours something.',
    usage: 'WHAT [--slowly]',
    options: { slowly: { type: 'boolean' }, into: { type: 'string' } },
    words: [1, 1],
    run: async (context, given) => {
      seen.push(given);
      context.say(`${given.words[0]} at ${context.settings.port}`);
      const thrown = thrownBy[given.words[0] ?? ''];
      if (thrown !== undefined) thrown();
      return given.words[0] === 'sand'
        ? err(failure('disk-full', { detail: 'cup' }))
        : ok(given.words[0] === 'tea');
    },
  };
  const code = await runCommand({ pour: async () => pour }, words, env, {
    clock,
    random,
    sha256,
    version: '1.2.3',
    say: (line) => said.push(line),
    note: (line) => noted.push(line),
    stopAsked: new Promise(() => {}),
  });
  return { code, said, noted, seen };
};

test('runs the command with its words, options and settings', async () => {
  const { code, said, seen } = await call(['pour', 'tea', '--slowly', '--into', 'cup'], { PORT: '20080' });
  assert.equal(code, 0);
  assert.deepEqual(said, ['tea at 20080']);
  assert.deepEqual({ ...seen[0]?.options }, { slowly: true, into: 'cup' });
});

test('answers 1 when the answer is no or the command fails, and says what to do', async () => {
  assert.equal((await call(['pour', 'milk'])).code, 1);
  const { code, noted } = await call(['pour', 'sand']);
  assert.equal(code, 1);
  assert.deepEqual(noted, [
    'The disk is full. Free some space; nothing that was saved is lost.',
    '  disk-full: cup',
  ]);
});

test('answers 2 with the usage when it is called wrongly, and runs nothing', async () => {
  for (const words of [
    ['pour'],
    ['pour', 'tea', 'more'],
    ['pour', 'tea', '--fast'],
    ['spill'],
    ['toString'],
  ]) {
    const { code, noted, seen } = await call(words);
    assert.equal(code, 2, words.join(' '));
    assert.equal(seen.length, 0);
    assert.match(noted.join('\n'), /WHAT \[--slowly\]/);
  }
});

test('lists every command without being asked for one', async () => {
  const { code, said } = await call([]);
  assert.equal(code, 0);
  assert.match(said.join('\n'), /pour WHAT \[--slowly\]\n\s+Pours something\./);
  assert.deepEqual((await call(['--version'])).said, ['1.2.3']);
});

test('whatever is thrown reaches the terminal as a sentence, without a trace and without content', async () => {
  for (const [what, told] of [
    ['lead', /The database refused .* database-refused: 42501/s],
    ['steam', /database-away/],
    ['tar', /file-unusable: .*run\.test\.ts: ENOTDIR/],
    ['nothing', /ALONGSIDE_TRACE=1.*program-failed: TypeError/s],
  ] as const) {
    const { code, noted } = await call(['pour', what]);
    assert.equal(code, 1, what);
    assert.match(noted.join('\n'), told);
    assert.doesNotMatch(noted.join('\n'), /Jane Doe|^ +at /m);
  }
  await assert.rejects(call(['pour', 'nothing'], { ALONGSIDE_TRACE: '1' }), /not a function/);
});

test('a proxy is believed as this machine’s, or by one address however it is written', () => {
  for (const [text, want] of [
    ['', false],
    ['0', false],
    ['1', true],
    [' 10.0.0.5 ', '10.0.0.5'],
    ['FD00:0:0:0::5', 'fd00::5'],
  ] as const) {
    const read = readSettings({ TRUST_PROXY: text });
    assert.deepEqual(read.ok && read.value.trustProxy, want, text);
  }
});

test('a setting that makes no sense is named', async () => {
  for (const [key, value] of [
    ['PORT', 'eighty'],
    ['PORT', '70000'],
    ['DATABASE_URL', 'mysql://host/x'],
    ['TLS_CERT', '/etc/cert.pem'],
    ['TRUST_PROXY', 'proxy.example'],
    ['TRUST_PROXY', '10.0.0.0/8'],
    ['TRUST_PROXY', '10.0.0.5, 10.0.0.6'],
  ] as const) {
    const { code, noted } = await call(['pour', 'tea'], { [key]: value });
    assert.equal(code, 1);
    assert.match(noted.join('\n'), new RegExp(`\\(${key}\\).*setting-invalid`, 's'));
  }
});
