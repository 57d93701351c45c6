import assert from 'node:assert/strict';
import { test } from 'node:test';
import { lists } from '#catalog/lists.ts';
import { readingLimits } from '../../../../scripts/lint/words/check.ts';
import { englishGrade, spanishEase } from '../../../../scripts/lint/words/readability.ts';
import { stigmaIn } from '../../../../scripts/lint/words/stigma.ts';
import { draftKind, effectCodes, type ReportBody } from '../entries.ts';
import { bothOf, effects } from './effects.ts';
import { draftText, factsOf } from './template.ts';
import { attractingWords } from './wording.ts';

const label = (list: 'substance' | 'colour' | 'area', code: string) =>
  bothOf(lists[list].find((choice) => choice.code === code)?.label ?? { en: code });
const draftOf = (...reports: readonly Partial<ReportBody>[]) =>
  draftText(
    factsOf(
      reports.map((report) => ({ source: 'worker' as const, ...report })),
      label,
    ),
  );

for (const [text, found] of [
  ['Very strong today', ['strong']],
  ['STRONGER than the last. It is the strongest.', ['STRONGER', 'strongest']],
  ['High purity, pure, potency, potent', ['purity', 'pure', 'potency', 'potent']],
  ['Muy fuerte, fuertísima y potente', ['fuerte', 'fuertísima', 'potente']],
  ['Está pura. Pureza alta, puros, purísimo', ['pura', 'Pureza', 'puros', 'purísimo']],
  ['Heroína potentísima', ['potentísima']],
  ['(strong)', ['strong']],
  ['Armstrong and the headstrong; apurar, impotente', []],
  ['People passed out fast', []],
] as const)
  test(`words that attract in "${text}"`, () => {
    assert.deepEqual(attractingWords(text), found);
  });

test('a draft says what was found where, what it does and what to do, in both languages', () => {
  const text = draftOf(
    { soldAs: 'fentanyl', colour: 'blue', area: 'eastside', effects: ['long-sleep'] },
    { found: ['medetomidine'], effects: ['overdose'] },
  );
  assert.match(text.en.line, /fentanyl.*medetomidine/i);
  assert.match(text.en.found, /eastside/);
  assert.match(text.es.found, /medetomidina/);
  assert.match(text.en.does, /passed out fast\. People slept for hours/);
  assert.match(text.en.act, /naloxone/);
  assert.match(text.es.act, /naloxona/);
});

test('no draft says a word that attracts or hurts, is empty, or is longer than it may be, whatever was reported', () => {
  const many: readonly Partial<ReportBody>[] = [
    {},
    { effects: [...effectCodes] },
    ...lists.substance.map(({ code }) => ({ soldAs: code, found: [code, 'xylazine'] })),
    ...lists.colour.map(({ code }) => ({ colour: code, effects: [effectCodes[1]] })),
    {
      soldAs: 'x'.repeat(60),
      found: lists.substance.slice(0, 10).map(({ code }) => code),
      area: 'y'.repeat(60),
    },
  ];
  for (const report of many) {
    const text = draftOf(report);
    const body = { alert: '00000000-0000-4000-8000-000000000001', text };
    assert.ok(draftKind.parse(body, 1).ok, JSON.stringify(draftKind.parse(body, 1)));
    for (const language of ['en', 'es'] as const)
      for (const said of Object.values(text[language])) {
        assert.deepEqual(attractingWords(said), [], said);
        assert.deepEqual(stigmaIn(language, said), [], said);
      }
  }
});

test('what participants read of a draft is of grade 6, and as easy in Spanish', () => {
  const texts = effectCodes.map((effect) => draftOf({ colour: 'blue', effects: [effect] }));
  const of = (language: 'en' | 'es') => texts.flatMap((text) => [text[language].does, text[language].act]);
  const grade = englishGrade(of('en'));
  const ease = spanishEase(of('es'));
  assert.ok(grade !== undefined && grade <= readingLimits.participant.grade, String(grade));
  assert.ok(ease !== undefined && ease >= readingLimits.participant.ease, String(ease));
  assert.equal(Object.keys(effects).length, effectCodes.length);
});
