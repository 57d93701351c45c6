import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createPrng } from '#sample/prng.ts';
import { codeBytes, codeLength, isCode, newCode, readCode, showCode } from './code.ts';

const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const chance = createPrng(45);
const codes = Array.from({ length: 200 }, () =>
  newCode(Uint8Array.from({ length: codeBytes }, () => chance.int(0, 255))),
);

test('a code has 45 bits of chance, no character twice meant, and is read back however it is typed', () => {
  assert.equal(new Set(codes).size, codes.length);
  for (const code of codes) {
    assert.equal(code.length, codeLength);
    assert.ok(isCode(code));
    for (const typed of [
      showCode(code),
      ` ${showCode(code).toLowerCase()} `,
      code.replaceAll('0', 'o').replaceAll('1', 'l'),
      `https://example.org/p/test/sample#${code}`,
    ])
      assert.equal(readCode(typed), code, typed);
  }
  const first = new Set(codes.flatMap((code) => [...code].slice(0, 9)));
  assert.equal(first.size, 32, 'every character comes up');
});

test('one mistyped character is caught at every place, for every other character', () => {
  for (const code of codes)
    for (let at = 0; at < code.length; at += 1)
      for (const other of alphabet)
        if (other !== code[at])
          assert.equal(readCode(code.slice(0, at) + other + code.slice(at + 1)), undefined, code);
});

test('two characters that changed places are caught, and so is one too many or too few', () => {
  for (const code of codes) {
    for (let a = 0; a < code.length; a += 1)
      for (let b = a + 1; b < code.length; b += 1) {
        if (code[a] === code[b]) continue;
        const swapped = [...code];
        [swapped[a], swapped[b]] = [code[b] ?? '', code[a] ?? ''];
        assert.equal(readCode(swapped.join('')), undefined, code);
      }
    assert.equal(readCode(code.slice(1)), undefined);
    assert.equal(readCode(`${code}0`), undefined);
  }
  for (const nothing of ['', '#', 'U', '0000!00000']) assert.equal(readCode(nothing), undefined);
});
