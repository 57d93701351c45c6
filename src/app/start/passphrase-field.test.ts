import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as v from 'valibot';
import { loadWords } from '#build/words.ts';
import { passphrase } from '#contract/fields.ts';
import { limits } from '#log/index.ts';
import { passphraseField } from './passphrase-field.ts';

test('app and server ask for the same length, and the words say it', () => {
  const { passphraseLeast: least, passphraseMost: most } = limits;
  for (const length of [0, 1, least - 1, least, least + 1, most, most + 1]) {
    const text = 'x'.repeat(length);
    assert.equal(v.is(passphraseField, text), v.is(passphrase, text), `${length} characters`);
    assert.equal(v.is(passphrase, text), length >= least && length <= most, `${length} characters`);
  }
  for (const locale of ['en', 'es'] as const)
    for (const id of ['app.start.passphrase.short', 'app.start.first.passphrase-hint'])
      assert.match(
        JSON.stringify(loadWords(locale).messages[id]),
        new RegExp(`\\b${least}\\b`),
        `${id} ${locale}`,
      );
});
