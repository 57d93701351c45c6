import assert from 'node:assert/strict';
import { webcrypto } from 'node:crypto';
import { test } from 'node:test';
import { verifyBy } from './adapters/web-crypto.ts';
import { contextOf, secretFrom, sendTo } from './hpke.ts';
import { agree, publicOf, signWith } from './p256.ts';
import { readWords, wordsOf } from './sheet-words.ts';

const hex = (text: string): Uint8Array<ArrayBuffer> => Uint8Array.from(Buffer.from(text, 'hex'));
const text = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');

/** CFRG's vectors for RFC 9180: mode 0, KEM 0x0010, KDF 0x0001, AEAD 0x0002, first message. */
const hpke = {
  seed: 'a0ce15d49e28bd47a18a97e147582d814b08cbe00109fed5ec27d1b4e9f6f5e3',
  secret: '317f915db7bc629c48fe765587897e01e282d3e8445f79f27f65d031a88082b2',
  public:
    '04abc7e49a4c6b3566d77d0304addc6ed0e98512ffccf505e6a8e3eb25c685136f853148544876de76c0f2ef99cdc3a05ccf5ded7860c7c021238f9e2073d2356c',
  passing: '90345e3a1d116c1dd39ae76d95ab858c142223a63e44f8f85318cfa91a84858e',
  enc: '04c06b4f6bebc7bb495cb797ab753f911aff80aefb86fd8b6fcc35525f3ab5f03e0b21bd31a86c6048af3cb2d98e0d3bf01da5cc4c39ff5370d331a4f1f7d5a4e0',
  info: '4f6465206f6e2061204772656369616e2055726e',
  about: '436f756e742d30',
  plain: '4265617574792069732074727574682c20747275746820626561757479',
  sealed: '58c61a45059d0c5704560e9d88b564a8b63f1364b8d1fcb3c4c6ddc1d291742465e902cd216f8908da49f8f96f',
};

test('hybrid encryption gives what RFC 9180 prints: keys from seeds, and the sealed message, both ways', () => {
  assert.equal(text(secretFrom(hex(hpke.seed))), hpke.secret);
  assert.equal(text(publicOf(hex(hpke.secret))), hpke.public);
  assert.equal(text(publicOf(hex(hpke.passing))), hpke.enc);
  const to = hex(hpke.public);
  const sent = agree(hex(hpke.passing), to);
  const met = agree(hex(hpke.secret), hex(hpke.enc));
  assert.ok(sent !== undefined && met !== undefined);
  const context = (shared: Uint8Array) =>
    contextOf(shared, hex(hpke.enc), to, hex(hpke.info), hex(hpke.about));
  assert.equal(text(context(sent).seal(hex(hpke.plain))), hpke.sealed);
  const opened = context(met).open(hex(hpke.sealed));
  assert.ok(opened !== undefined);
  assert.equal(text(opened), hpke.plain);
  const flipped = hex(hpke.sealed);
  flipped[3] = (flipped[3] ?? 0) ^ 1;
  assert.equal(context(met).open(flipped), undefined);
});

/** RFC 6979 A.2.5: ECDSA on P-256 with SHA-256, message "sample". */
test('signatures from seeds are those that RFC 6979 prints, and WebCrypto takes them', async () => {
  const secret = hex('C9AFA9D845BA75166B5C215767B1D6934E50C3DB36E89B127B8A622B120F6721');
  const message = Uint8Array.from(Buffer.from('sample'));
  const signature = signWith(secret, message);
  assert.equal(
    text(signature).toUpperCase(),
    'EFD48B2AACB6A8FD1140DD9CD45E81D69D2C877B56AAF991C34D0EA84EAF3716F7CB1C942D657C41D436C7A1B6E29F65F3E900DBB9AFF4064DC4AB2F843ACDA8',
  );
  const verify = verifyBy(webcrypto.subtle as SubtleCrypto);
  assert.equal(await verify(publicOf(secret), message, signature), true);
  assert.equal(await verify(publicOf(secret), Uint8Array.from(Buffer.from('simple')), signature), false);
  assert.equal(await verify(new Uint8Array(65), message, signature), false);
  assert.equal(await verify(publicOf(secret), message, new Uint8Array(3)), false);
});

/** Vectors of BIP-39's reference implementation. */
test('words of the sheet are those of BIP-39, read back also when shortened to four letters', () => {
  const known = [
    ['00000000000000000000000000000000', `${'abandon '.repeat(11)}about`],
    [
      '7f7f7f7f7f7f7f7f7f7f7f7f7f7f7f7f',
      'legal winner thank year wave sausage worth useful legal winner thank yellow',
    ],
    [
      '9e885d952ad362caeb4efe34a8e91bd2',
      'ozone drill grab fiber curtain grace pudding thank cruise elder eight picnic',
    ],
  ] as const;
  for (const [bytes, words] of known) {
    assert.equal(wordsOf(hex(bytes)).join(' '), words);
    for (const typed of [words, words.toUpperCase(), words.replaceAll(' ', '\n 1. '), shortened(words)]) {
      const read = readWords(typed);
      assert.ok(read !== undefined, typed);
      assert.equal(text(read), bytes);
    }
  }
  const [, words] = known[2];
  assert.equal(readWords(words.replace('picnic', 'piano')), undefined, 'the checksum');
  assert.equal(readWords(words.replace('picnic', 'pinc')), undefined, 'no such word');
  assert.equal(readWords(words.replace('picnic', '')), undefined, 'eleven');
});

const shortened = (words: string): string =>
  words
    .split(' ')
    .map((word) => word.slice(0, 4))
    .join(' ');

test('what is sent to bytes that are no key is sent to nobody', () => {
  const notOnCurve = hex(hpke.public);
  notOnCurve[64] = (notOnCurve[64] ?? 0) ^ 1;
  for (const to of [notOnCurve, new Uint8Array(65), new Uint8Array(0), hex(hpke.public).subarray(0, 33)]) {
    assert.equal(sendTo(hex(hpke.seed), to, hex(hpke.info)), undefined);
    assert.equal(agree(hex(hpke.secret), to), undefined);
  }
});
