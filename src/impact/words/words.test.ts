import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import PO from 'pofile';
import { inputNames } from '../answer/inputs.ts';
import type { Notice } from '../answer/notices.ts';
import { type ProblemCode, problemSentences } from '../problem.ts';
import { lawNames } from '../program/law.ts';
import {
  answerWordIds,
  constantWordId,
  inputWordId,
  lawWordId,
  noticeWordId,
  originWordId,
  problemWordId,
} from './ids.ts';

const read = (language: string): ReadonlyMap<string, string> => {
  const text = readFileSync(new URL(`./${language}.po`, import.meta.url), 'utf8');
  return new Map(PO.parse(text).items.map((item) => [item.msgid, item.msgstr[0] ?? '']));
};
const english = read('en');
const spanish = read('es');
const codes = Object.keys(problemSentences) as readonly ProblemCode[];
const noticeCodes = [
  'too-small',
  'few-at-risk',
  'many-at-risk',
  'reports-above',
  'curve-misses-reports',
] as const satisfies readonly Notice['code'][];
const placeholders = (text: string): readonly string[] => (text.match(/\{\w+\}/g) ?? []).toSorted();

test('the English catalog carries the very sentences of the engine', () => {
  for (const code of codes) assert.equal(english.get(problemWordId(code)), problemSentences[code]);
});

test('every sentence, input, origin and answer has English and Spanish words with the same placeholders', () => {
  const ids = [
    ...codes.map(problemWordId),
    ...inputNames.map(inputWordId),
    ...Object.values(originWordId),
    ...Object.values(constantWordId),
    ...Object.values(answerWordIds),
    ...lawNames.map(lawWordId),
    ...noticeCodes.map(noticeWordId),
    inputWordId('chance'),
  ];
  for (const id of ids) {
    const [en, es] = [english.get(id) ?? '', spanish.get(id) ?? ''];
    assert.ok(en !== '' && es !== '' && en !== es, id);
    assert.deepEqual(placeholders(es), placeholders(en), id);
  }
  assert.deepEqual([...english.keys()].toSorted(), [...ids].toSorted());
  assert.deepEqual([...spanish.keys()].toSorted(), [...ids].toSorted());
});
