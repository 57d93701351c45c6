import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';

/** docs/asvs.md is held to what it says: a row for each requirement, and behind each claim a test that is there. */

const root = join(import.meta.dirname, '../..');

/** Numbers of the requirements of levels 1 and 2 in ASVS 5.0.0, by section. */
const sections: Readonly<Record<string, string>> = {
  'V1.1': '1-2',
  'V1.2': '1-9',
  'V1.3': '1-11',
  'V1.4': '1-3',
  'V1.5': '1-2',
  'V2.1': '1-3',
  'V2.2': '1-3',
  'V2.3': '1-4',
  'V2.4': '1',
  'V3.2': '1-2',
  'V3.3': '1-4',
  'V3.4': '1-6',
  'V3.5': '1-5',
  'V3.7': '1-2',
  'V4.1': '1-3',
  'V4.2': '1',
  'V4.3': '1-2',
  'V4.4': '1-4',
  'V5.1': '1',
  'V5.2': '1-3',
  'V5.3': '1-2',
  'V5.4': '1-3',
  'V6.1': '1-3',
  'V6.2': '1-12',
  'V6.3': '1-4',
  'V6.4': '1-4',
  'V6.5': '1-5',
  'V6.6': '1-3',
  'V6.8': '1-4',
  'V7.1': '1-3',
  'V7.2': '1-4',
  'V7.3': '1-2',
  'V7.4': '1-5',
  'V7.5': '1-2',
  'V7.6': '1-2',
  'V8.1': '1-2',
  'V8.2': '1-3',
  'V8.3': '1',
  'V8.4': '1',
  'V9.1': '1-3',
  'V9.2': '1-4',
  'V10.1': '1-2',
  'V10.2': '1-2',
  'V10.3': '1-4',
  'V10.4': '1-11',
  'V10.5': '1-5',
  'V10.6': '1-2',
  'V10.7': '1-3',
  'V11.1': '1-2',
  'V11.2': '1-3',
  'V11.3': '1-3',
  'V11.4': '1-4',
  'V11.5': '1',
  'V11.6': '1',
  'V12.1': '1-3',
  'V12.2': '1-2',
  'V12.3': '1-4',
  'V13.1': '1',
  'V13.2': '1-5',
  'V13.3': '1-2',
  'V13.4': '1-5',
  'V14.1': '1-2',
  'V14.2': '1-4',
  'V14.3': '1-3',
  'V15.1': '1-3',
  'V15.2': '1-3',
  'V15.3': '1-7',
  'V16.1': '1',
  'V16.2': '1-5',
  'V16.3': '1-4',
  'V16.4': '1-3',
  'V16.5': '1-3',
  'V17.1': '1',
  'V17.2': '1-4',
  'V17.3': '1-2',
};
const requirements = Object.entries(sections).flatMap(([section, numbers]) =>
  numbers.split(' ').flatMap((range) => {
    const [from = 0, to = from] = range.split('-').map(Number);
    return Array.from({ length: to - from + 1 }, (_, at) => `${section}.${from + at}`);
  }),
);
const stands = ['met', 'partly', 'not', 'not applicable'] as const;

interface Claim {
  readonly id: string;
  readonly is: string;
  readonly test: string;
}

const readTable = (text: string): readonly Claim[] =>
  text.split('\n').flatMap((line) => {
    const [, id, is, name] = /^\| (V[\d.]+) +\| ([a-z ]+?) +\| (.*?) *\| .*\|$/.exec(line) ?? [];
    return id === undefined || is === undefined ? [] : [{ id, is, test: name ?? '' }];
  });

/** Every fault of a table: what it lacks, doubles, or claims without a test. */
const faultsOf = (text: string, isTest: (name: string) => boolean): readonly string[] => {
  const rows = readTable(text);
  const ids = rows.map(({ id }) => id);
  const [, ...counts] = /^(\d+) met, (\d+) partly, (\d+) not, (\d+) not applicable\.$/m.exec(text) ?? [];
  return [
    ...requirements.filter((id) => !ids.includes(id)).map((id) => `${id} is missing`),
    ...ids
      .filter((id, at) => !requirements.includes(id) || ids.indexOf(id) !== at)
      .map((id) => `${id} is one too many`),
    ...rows.filter(({ is }) => !stands.some((each) => each === is)).map(({ id, is }) => `${id} is ${is}`),
    ...rows
      .filter(({ is, test: name }) => is === 'met' && name === '')
      .map(({ id }) => `${id} names no test`),
    ...rows
      .filter(({ test: name }) => name !== '' && !isTest(name))
      .map(({ id, test: name }) => `${id}: no test is called "${name}"`),
    ...stands
      .filter((each, at) => Number(counts[at]) !== rows.filter(({ is }) => is === each).length)
      .map((each) => `the count of "${each}" is not that of the table`),
  ];
};

const sources = globSync(['{src,scripts,bench}/**/*.test.ts', 'test/**/*.ts'], { cwd: root }).map((path) =>
  readFileSync(join(root, path), 'utf8'),
);
/** First arguments of tests, quotes and all. */
const named = new Set(
  sources.flatMap((source) =>
    [...source.matchAll(/\b(?:test|it)\(\s*('(?:[^'\\]|\\.)*'|"[^"]*"|`[^`]*`)/g)].map(
      ([, quoted]) => quoted ?? '',
    ),
  ),
);
const isTest = (name: string): boolean =>
  [`'${name}'`, `'${name.replaceAll("'", "\\'")}'`, `"${name}"`, `\`${name}\``].some((quoted) =>
    named.has(quoted),
  );
const table = readFileSync(join(root, 'docs/asvs.md'), 'utf8');

test('every requirement of level 2 stands in the table once, and each test that it names is there', () => {
  assert.equal(requirements.length, 253);
  assert.deepEqual(faultsOf(table, isTest), []);
});

test('a row that is left out, doubled, empty or names a test that is gone is found', () => {
  const [row] = table.split('\n').filter((line) => line.includes('| met '));
  assert.ok(row !== undefined);
  const [claim] = readTable(row);
  assert.ok(claim !== undefined);
  const found = (changed: string): string => faultsOf(changed, isTest).join('; ');
  assert.match(found(table.replace(`${row}\n`, '')), new RegExp(`${claim.id} is missing`));
  assert.match(found(table.replace(row, `${row}\n${row}`)), new RegExp(`${claim.id} is one too many`));
  assert.match(
    found(table.replace(claim.test, 'a test that nobody wrote')),
    /no test is called "a test that nobody wrote"/,
  );
  assert.match(
    found(table.replace(row, row.replace(claim.test, ''))),
    new RegExp(`${claim.id} names no test`),
  );
  assert.match(
    found(table.replace(row, row.replace('| met ', '| splendid '))),
    new RegExp(`${claim.id} is splendid`),
  );
  assert.match(found(table.replace(/^\d+ met/m, '300 met')), /the count of "met"/);
});
