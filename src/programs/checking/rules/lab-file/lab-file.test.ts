import assert from 'node:assert/strict';
import { test } from 'node:test';
import { substances } from '#catalog/checked-substances.ts';
import { readDay } from '#kit/form/read-day.ts';
import type { JsonObject } from '#log/index.ts';
import { createPrng } from '#sample/prng.ts';
import { codeBytes, newCode, readCode, showCode } from '../code.ts';
import { foldSamples, type Recorded, type Sample } from '../sample.ts';
import { type Columns, columnsByName, doubtsOf } from './columns.ts';
import { type PlanDeps, type Planned, planOf } from './plan.ts';
import { dayOrderOf, isCalled, tableOf } from './sheet.ts';
import { readStatements } from './statements.ts';

const chance = createPrng(11);
const anyCode = (): string => newCode(Uint8Array.from({ length: codeBytes }, () => chance.int(0, 255)));
let made = 0;
const recorded = (kind: string, body: JsonObject, day = '2026-11-02'): Recorded => {
  made += 1;
  return { id: `e${made}`, kind, body, day, ms: made * 1000, site: 's', author: 'a', isCorrection: false };
};
const [one, two, third] = [anyCode(), anyCode(), anyCode()];
const intake = [
  recorded('checking.sample', { sample: 'A', code: one, bag: 'NC-0042' }),
  recorded('checking.sample', { sample: 'B', code: two, bag: 'TWIN' }),
  recorded('checking.sample', { sample: 'C', code: third, bag: 'twin' }),
];
const bench = recorded('checking.reagent', {
  sample: 'A',
  test: 't1',
  reagent: 'marquis',
  found: [{ substance: 'heroin' }],
});

interface Given extends Partial<PlanDeps> {
  readonly columns?: Columns;
  readonly meanings?: Record<string, string>;
}
const tableFrom = (lines: string) =>
  tableOf(
    lines
      .trim()
      .split('\n')
      .map((line, at) => ({ number: at + 1, cells: line.split('|').map((cell) => cell.trim()) })),
  ) ?? assert.fail();
const statementsOf = (lines: string, { columns, meanings = {} }: Given = {}) => {
  const table = tableFrom(lines);
  return readStatements(table, columns ?? columnsByName(table), {
    substances,
    meanings,
    readDay: (text) => {
      const read = readDay(text, { max: '2026-11-26' });
      return read.ok && read.value !== '' ? read.value : undefined;
    },
  });
};
const plan = (lines: string, given: Given = {}): readonly Planned[] =>
  planOf(statementsOf(lines, given).statements, {
    samples: foldSamples([...intake, bench]),
    said: {},
    method: 'gc-ms',
    lab: 'State lab',
    ...given,
  });
const doubts = (lines: string, samples: readonly Sample[] = foldSamples(intake)) => {
  const table = tableFrom(lines);
  return doubtsOf(table, columnsByName(table), {
    substances,
    isSample: (text) => samples.some(({ intake: own }) => isCalled(own.said, readCode(text), text)),
  }).map(({ code, role, looks }) => [code, role, looks ?? ''].join(' ').trim());
};
const fates = (planned: readonly Planned[]) =>
  planned.map(({ fate, ask, sample }) => [fate, ask?.code, sample?.id].filter(Boolean).join(' '));
const head = 'sampleid | date_complete | primary | trace | lab_null | pending nitazene';

test('a line is what the lab says of one sample, by its code or its bag: found, traces, nothing, or still looked for', () => {
  const planned = plan(`
Results of November
${head}
${showCode(one)} | 2026-11-09 | fentanyl; xylazine | 4-ANPP, acetaminophen | |
nc-0042 | 2026-11-10 | | | 1 |
${two} | 2026-11-10 | No compounds of interest | | |
${third} | | heroin | | | yes`);
  assert.deepEqual(
    planned.map(({ statement: { found, stage, pending } }) => [
      found.map(({ substance, amount }) => `${substance} ${amount}`).join(),
      stage,
      pending.join(),
    ]),
    [
      ['4-anpp trace,acetaminophen trace,fentanyl primary,xylazine primary', 'final', ''],
      ['', 'final', ''],
      ['', 'final', ''],
      ['heroin primary', 'partial', 'nitazene'],
    ],
  );
  // Two lines of one sample that say two things are asked about; neither is taken for the better.
  assert.deepEqual(fates(planned), ['asks twice A', 'asks twice A', 'ready B', 'ready C']);
});

test('a line for each substance is read as one word of the lab on each sample', () => {
  const [only] = plan(`
sampleid | substance | abundance | cas | method | date_complete
${one} | fentanyl | primary | 437-38-7 | GC/MS | 11/20/2026
${one} | xylazine | trace | | GC/MS | 11/20/2026`);
  assert.deepEqual(only?.statement, {
    called: one,
    rows: [2, 3],
    found: [
      { substance: 'fentanyl', amount: 'primary' },
      { substance: 'xylazine', amount: 'trace' },
    ],
    pending: [],
    stage: 'final',
    completed: '2026-11-20',
    method: 'gc-ms',
    unknown: [],
  });
});

test('each mistyped character of a code is told from a sample that is not here, and matches none', () => {
  const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
  for (let at = 0; at < one.length; at += 1)
    for (const other of alphabet)
      if (other !== one[at]) {
        const typed = one.slice(0, at) + other + one.slice(at + 1);
        assert.deepEqual(fates(plan(`${head}\n${typed} | | heroin`)), ['asks mistyped'], typed);
      }
  assert.deepEqual(fates(plan(`${head}\n${anyCode()} | | heroin\nNC-0043 | | heroin\nTWIN | | heroin`)), [
    'asks unmatched',
    'asks unmatched',
    'asks several',
  ]);
  const [key] = plan(`${head}\nNC-0043 | | heroin`).map(({ key: own }) => own);
  assert.deepEqual(fates(plan(`${head}\nNC-0043 | | heroin`, { said: { [key ?? '']: { sample: 'B' } } })), [
    'ready B',
  ]);
});

test('columns that were swapped are seen by what stands in them, whichever two they are', () => {
  const names = ['sampleid', 'date_complete', 'primary', 'cas'];
  const cells = [
    [one, '2026-11-09', 'fentanyl', '437-38-7'],
    [two, '2026-11-10', 'heroin', '561-27-3'],
    [third, '2026-11-11', 'xylazine', '7361-61-7'],
  ];
  const sheet = (order: readonly number[]): string =>
    [names, ...cells.map((row) => order.map((at) => row[at] ?? ''))].map((row) => row.join(' | ')).join('\n');
  assert.deepEqual(doubts(sheet([0, 1, 2, 3])), []);
  for (let a = 0; a < names.length; a += 1)
    for (let b = a + 1; b < names.length; b += 1) {
      const order = names.map((_name, at) => (at === a ? b : at === b ? a : at));
      assert.notDeepEqual(doubts(sheet(order)), [], order.join());
    }
  assert.deepEqual(doubts(`sampleid | primary | trace\n${one} | | heroin\n${two} | | fentanyl`), [
    'trace-alone trace',
  ]);
  assert.deepEqual(
    doubts(`sampleid | primary | date_collect | date_complete\n${one} | heroin | 2026-11-09 | 2026-11-02`),
    ['days-turned completed'],
  );
  assert.deepEqual(doubts('one | two\n1 | 2'), ['missing code', 'missing primary']);
});

test('bench and earlier words of the lab stay; another word of it is asked about, a final one after a partial is not', () => {
  const file = `${head}\n${one} | 2026-11-20 | cocaine | | |`;
  assert.deepEqual(fates(plan(file)), ['ready A'], 'the bench said heroin, and is no conflict');
  const said = (found: string, stage: string, completed?: string) =>
    recorded('checking.lab', {
      sample: 'A',
      test: 't2',
      method: 'gc-ms',
      stage,
      lab: 'State lab',
      found: [{ substance: found, amount: 'primary' }],
      ...(completed !== undefined && { completed }),
    });
  const withOne = (entry: Recorded, more: Given = {}) =>
    plan(file, { samples: foldSamples([...intake, bench, entry]), ...more });
  assert.deepEqual(fates(withOne(said('fentanyl', 'partial'))), ['ready A']);
  assert.deepEqual(
    fates(withOne(said('cocaine', 'final', '2026-11-20'))),
    ['known A'],
    'the same file again',
  );
  const other = said('fentanyl', 'final');
  assert.deepEqual(fates(withOne(other)), ['asks other-result A']);
  assert.deepEqual(fates(withOne(other, { lab: 'Another lab' })), ['ready A']);
  const key = plan(file)[0]?.key ?? '';
  const [corrected] = withOne(other, { said: { [key]: { answers: ['corrects'] } } });
  assert.deepEqual([corrected?.fate, corrected?.corrects?.entry], ['ready', other.id]);
  const [beside] = withOne(other, { said: { [key]: { answers: ['beside'] } } });
  assert.deepEqual([beside?.fate, beside?.corrects], ['ready', undefined]);
});

test('what nobody knows, what contradicts itself and what says nothing is asked about, never guessed', () => {
  const lines = `
${head}
${one} | 2026-11-20 | fentanil | | |
${two} | 2026-11-20 | heroin | heroin | |
${third} | 2026-11-20 | | | |
${one} | 2026-11-20 | heroin | | 1 |
${one} | 04/05/26 | heroin | | |
${one} | 2026-10-20 | heroin | | |`;
  const codes = plan(lines).map(({ ask }) => ask?.code);
  assert.deepEqual(codes, [
    'unknown-name',
    'contradicts',
    'nothing-said',
    'contradicts',
    'day-unclear',
    'twice',
  ]);
  const strange = `${head}\n${one} | 2026-10-20 | bromazzolam | | |`;
  assert.deepEqual(fates(plan(strange)), ['asks unknown-name A']);
  assert.deepEqual(fates(plan(strange, { meanings: { bromazzolam: 'bromazolam' } })), [
    'asks before-received A',
  ]);
  const { unknown } = statementsOf(
    `sampleid | substance | cas\n${one} | heroin | 437-38-7\n${two} | fentanyl | 437-38-7`,
  );
  assert.deepEqual(
    unknown.map(({ name, nameSays, numberSays }) => [name, nameSays, numberSays]),
    [['heroin', 'heroin', 'fentanyl']],
  );
  assert.deepEqual(fates(plan(`${head}\n${one} | | heroin`, { method: undefined })), ['asks no-method A']);
});

test('the order of day and month is taken from days that can only be one, and from nothing else', () => {
  assert.equal(dayOrderOf(['03/04/2026', '03/14/2026']), 'mdy');
  assert.equal(dayOrderOf(['14/03/2026']), 'dmy');
  assert.equal(dayOrderOf(['03/04/2026', '2026-03-14']), undefined);
  assert.equal(dayOrderOf(['13/01/2026', '01/13/2026']), undefined);
});
