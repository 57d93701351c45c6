import assert from 'node:assert/strict';
import { test } from 'node:test';
import { alertIn } from '../alerts.fixtures.ts';
import { foldAlerts, type Version } from './life.ts';
import { isOnePart, textMessage } from './text-message.ts';

const [version] = foldAlerts(alertIn('issued').entries)[0]?.versions ?? [];
assert.ok(version !== undefined);
const saying = (more: Partial<Version['words']['text']['en']>): Version => {
  const said = { ...version.words.text.en, ...more };
  return { ...version, words: { ...version.words, text: { en: said, es: said } } };
};
const message = (own: Version, more: object = {}): string =>
  textMessage({ name: 'Riverside', type: 'alert', version: own, language: 'en', ...more });

test('a text says who, what, until when, and whole sentences of what to do, in one part', () => {
  assert.equal(
    message(version),
    'Riverside. Alert: Blue powder: people passed out (en). Until Jun 8. Do not use alone. Keep naloxone close.',
  );
  const long = message(saying({ act: 'Keep naloxone close. '.repeat(20) }));
  assert.ok(isOnePart(long) && long.length > 130 && long.endsWith('close.'), long);
});

test('accents that would halve what fits are left out, those that phones have stay', () => {
  const text = message(saying({ line: 'Pastillas azules: “niño”, más sueño…', act: 'Avísanos.' }), {
    language: 'es',
  });
  assert.equal(text, 'Riverside. Aviso: Pastillas azules: "niño", mas sueño... Hasta el 8 jun. Avisanos.');
  assert.ok(isOnePart(text));
});

test('where all of it does not fit, the line and the end come first, then the name, and a line is never cut', () => {
  const line = 'A'.repeat(100);
  const whole = message(saying({ line }), { name: 'N'.repeat(120) });
  assert.ok(isOnePart(whole) && whole.includes(line) && !whole.includes('NNN'), whole);
  const other = message(saying({ line: '藍'.repeat(100) }));
  assert.ok(other.includes('藍'.repeat(100)) && other.includes('Until Jun 8'));
});

test('what is withdrawn says so and gives no advice', () => {
  assert.equal(
    message(version, { type: 'cancel' }),
    'Riverside. Withdrawn: Blue powder: people passed out (en). This alert no longer holds.',
  );
});
