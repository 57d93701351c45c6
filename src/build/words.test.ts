import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { locales, pseudoLocale } from '#kit/words/locales.ts';
import { createWords } from '#kit/words/words.ts';
import { checkCatalogs } from '../../scripts/lint/words/check.ts';
import { compileCatalog, loadWords, readCatalogs } from './words.ts';

const root = join(import.meta.dirname, '..', '..');
const sources = globSync('src/**/*.{ts,tsx}', { cwd: root })
  .filter((file) => !file.includes('.test.'))
  .map((file) => ({ file, text: readFileSync(join(root, file), 'utf8') }));

test('every message exists in both languages, is used, is kind, plain and in sentence case', () => {
  const files = readCatalogs();
  assert.ok(files.length >= 2, 'catalogs are found');
  assert.deepEqual(checkCatalogs(files, sources), []);
});

test('every shipped language compiles and has the same ids as English', () => {
  const english = Object.keys(compileCatalog('en')).sort();
  for (const { code } of [...locales, pseudoLocale])
    assert.deepEqual(Object.keys(compileCatalog(code)).sort(), english, code);
});

test('the server gets words for a shipped language, and English for any other', () => {
  const spanish = createWords(loadWords('es'));
  assert.equal(spanish.locale, 'es');
  assert.equal(spanish.t('kit.save'), 'Guardar');
  assert.equal(loadWords('xx').locale, 'en');
});
