import assert from 'node:assert/strict';
import { test } from 'node:test';
import { foldAlerts } from '#community/alerts/rules/life.ts';
import type { JsonObject } from '#log/index.ts';
import { noteworthy } from './noteworthy.ts';
import { foldSamples, type Recorded } from './sample.ts';
import { warningOf } from './warning.ts';

const day = 86_400_000;
let made = 0;
const recorded = (kind: string, body: JsonObject, at = 0): Recorded => {
  made += 1;
  const ms = Date.parse('2026-06-01T12:00:00Z') + at * day + made;
  return { id: `e${made}`, kind, body, day: '2026-06-01', ms, site: 's', author: 'a', isCorrection: false };
};
const sample = { sample: 'A', expected: ['cocaine'], colors: ['white'], overdose: 'yes', stamp: 'canary' };
const test1 = { sample: 'A', test: 't' };
const fentanyl = { found: [{ substance: 'fentanyl' }] };
const tests = {
  strip: [
    recorded('checking.strip', { ...test1, target: 'fentanyl' }),
    recorded('checking.reading', { ...test1, target: 'fentanyl', lines: 'one' }),
  ],
  ftir: [recorded('checking.spectrum', { sample: 'A', test: 'u', method: 'ftir', ...fentanyl })],
  reagent: [recorded('checking.reagent', { sample: 'A', test: 'r', reagent: 'marquis', ...fentanyl })],
  partial: [
    recorded('checking.lab', { sample: 'A', test: 'v', method: 'gc-ms', stage: 'partial', ...fentanyl }),
  ],
  final: [recorded('checking.lab', { sample: 'A', test: 'w', method: 'gc-ms', stage: 'final', ...fentanyl })],
} as const;
const intake = recorded('checking.sample', sample);
const id = (at: number): string => `00000000-0000-4000-8000-00000000000${at}`;
const label = (_list: string, code: string) => ({ en: code, es: code });
const alertFrom = (...which: readonly (keyof typeof tests)[]) => {
  const [one] = foldSamples([intake, ...which.flatMap((name) => tests[name])]);
  assert.ok(one);
  const { report, others } = warningOf(one, id(0), label);
  const entries = [report, ...others].map((draft, at) => ({
    ...draft,
    id: id(at),
    site: id(8),
    author: id(9),
    occurredAt: '2026-06-01T12:00:00+00:00',
    hlc: `${at}`.padStart(4, '0'),
  }));
  const [alert] = foldAlerts(entries as unknown as Parameters<typeof foldAlerts>[0]);
  assert.ok(alert);
  return { alert, text: JSON.stringify(entries) };
};

test('one act leaves a draft that waits for a second person, worded from what was found, and without the stamp', () => {
  const { alert, text } = alertFrom('strip');
  assert.equal(alert.state, 'drafted');
  assert.deepEqual(alert.ignored, []);
  assert.match(alert.draft?.text.en.line ?? '', /cocaine.*fentanyl/);
  assert.match(alert.draft?.text.es.found ?? '', /fentanyl/);
  assert.doesNotMatch(text, /canary/);
});

test('evidence is graded by what was found how: a strip may be wrong, an instrument is likely, a last word of a lab is seen', () => {
  for (const [which, supports, certainty] of [
    [['strip'], ['strip'], 'possible'],
    [['reagent'], ['none'], 'possible'],
    [['ftir'], ['instrument'], 'likely'],
    [['strip', 'ftir'], ['strip', 'instrument'], 'likely'],
    [['partial'], ['lab'], 'likely'],
    [['strip', 'final'], ['strip', 'lab'], 'observed'],
  ] as const) {
    const { alert } = alertFrom(...which);
    assert.deepEqual(alert.support, supports, which.join());
    assert.deepEqual(
      { certainty: alert.grade?.certainty, severity: alert.grade?.severity },
      { certainty, severity: 'severe' },
    );
  }
});

test('worth a word is what was not expected, is new here, or was in an overdose; what was expected is not', () => {
  const of = (said: JsonObject, found: string, at: number) => {
    const id = `s${made}`;
    return [
      recorded('checking.sample', { sample: id, ...said }, at),
      recorded(
        'checking.lab',
        { sample: id, test: `t${made}`, method: 'gc-ms', stage: 'final', found: [{ substance: found }] },
        at,
      ),
    ];
  };
  const why = (entries: readonly Recorded[]) =>
    noteworthy(foldSamples(entries), 0)
      .map(({ reasons }) => reasons.join(' '))
      .toReversed();
  const usual = of({ expected: ['fentanyl'] }, 'fentanyl', 0);
  assert.deepEqual(why(usual), [], 'the first sample is news of nothing');
  assert.deepEqual(why([...usual, ...of({ expected: ['fentanyl'] }, 'fentanyl', 1)]), []);
  assert.deepEqual(why([...usual, ...of({ expected: ['cocaine'] }, 'fentanyl', 1)]), ['not-expected']);
  assert.deepEqual(why([...usual, ...of({ expected: ['down'] }, 'medetomidine', 1)]), ['new-here']);
  assert.deepEqual(why([...usual, ...of({}, 'fentanyl', 100)]), ['new-here'], 'not for ninety days');
  assert.deepEqual(why([...usual, ...of({ overdose: 'yes', effects: ['stronger'] }, 'fentanyl', 1)]), [
    'overdose stronger',
  ]);
});
