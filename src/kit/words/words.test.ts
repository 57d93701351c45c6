import assert from 'node:assert/strict';
import { test } from 'node:test';
import { compileMessage } from '@lingui/message-utils/compileMessage';
import { chooseLocale, chooseRegion, directionOf } from './locales.ts';
import { pseudoCatalog } from './pseudo.ts';
import { createWords } from './words.ts';

const messages = {
  'stock.left': compileMessage('{count, plural, one {# box left} other {# boxes left}}'),
  'stock.title': compileMessage('Shelf of {place}'),
};
const spanish = {
  'stock.left': compileMessage('{count, plural, one {Queda # caja} other {Quedan # cajas}}'),
};

test('plurals and placeholders follow the language', () => {
  const en = createWords({ locale: 'en', messages });
  assert.equal(en.t('stock.left', { count: 1 }), '1 box left');
  assert.equal(en.t('stock.left', { count: 1200 }), '1,200 boxes left');
  assert.equal(en.t('stock.title', { place: 'van 2' }), 'Shelf of van 2');
  assert.equal(
    createWords({ locale: 'es', messages: spanish }).t('stock.left', { count: 2 }),
    'Quedan 2 cajas',
  );
});

test('numbers are written as in the region of the reader, never so that a thousand reads as one', () => {
  const write = (region: string) => createWords({ locale: 'es', messages: spanish, region }).number(12_000);
  assert.equal(write(chooseRegion('es', [])), '12,000');
  assert.equal(write(chooseRegion('es', ['en-US', 'es-MX'])), '12,000');
  assert.equal(write(chooseRegion('es', ['es-ES'])), '12.000');
  const decimal = (region: string) =>
    createWords({ locale: 'es', messages: spanish, region: chooseRegion('es', [region]) }).number(0.5);
  for (const region of ['es-US', 'es-MX', 'es-419']) assert.equal(decimal(region), '0.5', region);
  assert.equal(decimal('es-ES'), '0,5');
  const words = createWords({ locale: 'es', messages: spanish });
  assert.equal(words.t('stock.left', { count: 12_000 }), 'Quedan 12,000 cajas');
});

test('an unknown id comes back as itself and is not claimed to be there', () => {
  const words = createWords({ locale: 'en', messages });
  assert.equal(words.t('stock.nowhere'), 'stock.nowhere');
  assert.equal(words.has('stock.nowhere'), false);
  assert.equal(words.has('toString'), false);
});

test('a calendar day stays the same day in every time zone', () => {
  for (const timeZone of ['Pacific/Kiritimati', 'America/Los_Angeles', 'Europe/London'])
    assert.equal(createWords({ locale: 'en', messages, timeZone }).day('2026-03-29'), 'Mar 29, 2026');
});

test('moments are shown in the time zone of the program', () => {
  const at = Date.UTC(2026, 0, 1, 3, 30);
  const words = createWords({ locale: 'en', messages, timeZone: 'America/New_York' });
  assert.match(words.time(at), /^10:30\sPM$/);
  assert.match(words.moment(at), /Dec 31, 2025/);
});

test('the pseudo-locale lengthens text and keeps placeholders and plurals', () => {
  const words = createWords({ locale: 'en-XA', messages: pseudoCatalog(messages) });
  assert.match(words.t('stock.left', { count: 2 }), /^\[2 bøxéš~+ léft~+\]$/);
  assert.match(words.t('stock.title', { place: 'van 2' }), /van 2/);
});

test('the reader gets a shipped language, English when none fits, and the right direction', () => {
  assert.equal(chooseLocale(['fr-CA', 'es-MX']), 'es');
  assert.equal(chooseLocale(['xx']), 'en');
  assert.equal(chooseLocale([]), 'en');
  assert.equal(directionOf('ar-EG'), 'rtl');
  assert.equal(directionOf('es'), 'ltr');
});
