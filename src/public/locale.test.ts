import assert from 'node:assert/strict';
import { test } from 'node:test';
import { pickLocale } from './locale.ts';

test('the language is picked by what was asked, then by the browser, then it is English', () => {
  assert.equal(pickLocale('es', 'en'), 'es');
  assert.equal(pickLocale('fr', 'fr, es;q=0.5, en;q=0.7'), 'en');
  assert.equal(pickLocale(undefined, 'es-MX,en;q=0.8'), 'es');
  assert.equal(pickLocale(undefined, 'fr'), 'en');
  assert.equal(pickLocale(undefined, undefined), 'en');
  assert.equal(pickLocale(undefined, 'es;q=0'), 'en');
  assert.equal(pickLocale('<b>', ';;q=,,*;q=x'), 'en');
});

test('a language that is added is picked without a change here', () => {
  const shipped = [
    { code: 'en', name: 'English' },
    { code: 'pt', name: 'Português' },
  ];
  assert.equal(pickLocale('pt', undefined, shipped), 'pt');
  assert.equal(pickLocale(undefined, 'pt-BR', shipped), 'pt');
});
