import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { setupI18n } from '@lingui/core';
import { chooseRegion, locales, pseudoLocale } from '#kit/words/locales.ts';
import { createWords } from '#kit/words/words.ts';
import { checkCatalogs } from '../../scripts/lint/words/check.ts';
import { compileCatalog, loadWords, partOf, readCatalogs } from './words.ts';

const root = join(import.meta.dirname, '..', '..');
const sources = globSync('src/**/*.{ts,tsx}', { cwd: root })
  .filter((file) => !file.includes('.test.'))
  .map((file) => ({ file, text: readFileSync(join(root, file), 'utf8') }));

test('every message exists in both languages, is used, is kind, plain and in sentence case', () => {
  const files = readCatalogs();
  assert.ok(files.length >= 2, 'catalogs are found');
  assert.deepEqual(checkCatalogs(files, sources), []);
});

test('the name of a tile or of a place in the menu comes before the screen that shows it', () => {
  const fileOf = new Map(
    readCatalogs().flatMap(({ file, entries }) => entries.map(([id]) => [id, file] as const)),
  );
  const named = sources.flatMap(({ text }) =>
    [...text.matchAll(/(?:tile|nav): \{ title: '([^']+)'/g)].map(([, id = '']) => id),
  );
  assert.ok(named.includes('exchange.program.factors') && named.includes('stock.shelf.title'));
  assert.deepEqual(
    named.filter((id) => partOf(id, fileOf.get(id) ?? '').endsWith('/folded')),
    [],
  );
});

test('every shipped language compiles and has the same ids as English', () => {
  const english = Object.keys(compileCatalog('en')).sort();
  for (const { code } of [...locales, pseudoLocale])
    assert.deepEqual(Object.keys(compileCatalog(code)).sort(), english, code);
});

test('every message reads as Lingui, whose format it is, would have it', () => {
  for (const { code } of [...locales, pseudoLocale]) {
    const messages = compileCatalog(code);
    const region = chooseRegion(code, []);
    const words = createWords({ locale: code, messages });
    const lingui = setupI18n({ locale: code, locales: [region], messages: { [code]: { ...messages } } });
    for (const id of Object.keys(messages)) {
      const names = new Set(JSON.stringify(messages[id]).match(/(?<=\[")[\w-]+(?="[,\]])/g));
      for (const value of [0, 1, 2, 1_234_567, 'other', 'x']) {
        const values = Object.fromEntries([...names].map((name) => [name, value]));
        assert.equal(words.t(id, values), lingui.t(id, values), `${code} ${id} ${value}`);
      }
    }
  }
});

test('a placeholder that the app could not fill stops the build', () => {
  for (const text of ['{at, date}', '{n, plural, offset:1 one {#} other {#}}', '{n, number, percent}']) {
    const file = { file: 'x.po', locale: 'en', reader: 'staff', entries: [['kit.x', text]] } as const;
    assert.throws(() => compileCatalog('en', [file]), /kit\.x is not valid/);
  }
});

test('the server gets words for a shipped language, and English for any other', () => {
  const spanish = createWords(loadWords('es'));
  assert.equal(spanish.locale, 'es');
  assert.equal(spanish.t('kit.save'), 'Guardar');
  assert.equal(loadWords('xx').locale, 'en');
});
