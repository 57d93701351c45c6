import type * as codes from '#people/cards/rules/code.ts';
import type * as finding from '#people/cards/rules/find.ts';
import { lookUpToken, newSecret, nextGeneration } from '#vault/secret.ts';
import type { Bug } from '../simulator/bugs/bug.ts';
import { anyId } from '../support/postgres.ts';
import { vaultRandom } from '../support/vault.ts';
import { testPromises } from './planted.ts';

/** What cards promise, held against the real source and against it with a mistake planted: each must be noticed. */

type Rules = typeof codes & typeof finding;

const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const chance = (seed: number) => Uint8Array.from({ length: 26 }, (_, at) => (seed * 97 + at * at * 31) % 251);
const ours = newSecret(vaultRandom);
const keyOf =
  (secret: typeof ours) =>
  (sort: 'card' | 'code', text: string): string =>
    lookUpToken(secret, sort, text);
const [one, other] = [anyId(), anyId()];

/** The first promise that is broken, '' when all are kept. */
const complaint = (rules: Rules): string => {
  const qr = rules.newCard(chance(1));
  const spoken = rules.spokenOf(qr);
  const shown = (text: string, secret = ours) => {
    const read = rules.readCard(text);
    return read && rules.tokensOf(read, keyOf(secret));
  };
  if (qr.length * 5 - 5 < 128) return 'a QR code holds fewer than 128 bits';
  if (spoken.length * 5 - 5 < 50) return 'a spoken code holds fewer than 50 bits';
  if (rules.spokenOf(rules.newCard(chance(2))) === spoken) return 'two cards have one code';
  const scanned = shown(qr);
  const typed = shown(rules.showSpoken(spoken).toLowerCase());
  if (scanned === undefined || typed === undefined) return 'a card cannot be read';
  const given = (body: typeof scanned, subject: string, at = '1') => ({
    id: anyId(),
    subject,
    hlc: at,
    occurredAt: '2026-03-03T10:00:00.000+00:00',
    body,
  });
  const card = given(scanned, one);
  const whose = (body: typeof scanned | undefined, cards = [card], ended: readonly string[] = []): string => {
    if (body === undefined) return 'unreadable';
    const found = rules.findCard(
      cards,
      ended.map((id) => ({ body: { card: id } })),
      body,
    );
    return found.is === 'found' ? found.subject : found.is;
  };
  if (whose(scanned) !== one || whose(typed) !== one) return 'a card does not find its person';
  if (whose(scanned, [given(typed, one)]) !== one) return 'given by the code, not found by the QR code';
  for (const text of [qr, spoken])
    for (const [at, character] of [...text].entries())
      for (const wrong of alphabet)
        if (wrong !== character && shown(text.slice(0, at) + wrong + text.slice(at + 1)) !== undefined)
          return 'one wrong letter is read as a card';
  if (whose(shown(spoken, newSecret(vaultRandom))) !== 'new')
    return 'a card of one organization finds in another';
  if (whose(shown(qr, nextGeneration(ours, vaultRandom))) !== one) return 'changed keys lose every card';
  if (whose(typed, [card], [card.id]) !== 'revoked') return 'a card that was ended is in use';
  const second = given(shown(rules.newCard(chance(3))) ?? scanned, one);
  if (whose(second.body, [card, second], [card.id]) !== one) return 'ending one card ends another';
  if (rules.cardsOf([card, second], [{ body: { card: card.id } }], one).length !== 1)
    return 'a card that was ended is listed';
  if (whose(typed, [given(scanned, other, '2'), card]) !== one) return 'given twice, it depends on who asks';
  if (whose(typed, [{ ...card, subject: undefined } as unknown as typeof card]) !== 'new')
    return 'an erased person is still found';
  const unlike = { code: scanned.code, qr: shown(rules.newCard(chance(4)))?.qr ?? '' };
  if (whose(unlike) !== 'new') return 'another QR code with the same short code finds the person';
  const text = JSON.stringify([scanned, typed]);
  if (text.includes(qr) || text.includes(spoken)) return 'what is kept holds a code';
  return '';
};

const code = 'src/people/cards/rules/code.ts';
const find = 'src/people/cards/rules/find.ts';
const bugs: readonly Bug[] = [
  {
    name: 'a card that was ended still finds',
    file: find,
    find: 'same.find(({ id }) => !gone.has(id))',
    replace: 'same[0]',
  },
  {
    name: 'a card that was ended is listed',
    file: find,
    find: ' && !gone.has(card.id)',
    replace: '',
  },
  {
    name: 'a typed code with one wrong letter is looked up',
    file: code,
    find: 'return isChecked(text, spokenBytes + 1) ?',
    replace: 'return text.length === spokenBytes + 1 ?',
  },
  {
    name: 'a QR code with one wrong letter is looked up',
    file: code,
    find: 'if (isChecked(text, qrBytes + 1))',
    replace: 'if (text.length === qrBytes + 1)',
  },
  {
    name: 'a card of one organization finds in another: no key is used',
    file: find,
    find: "code: lookUp('code', card.spoken)",
    replace: 'code: card.spoken',
  },
  {
    name: 'what is kept of a QR code is what it holds',
    file: find,
    find: "qr: lookUp('card', card.qr)",
    replace: 'qr: card.qr',
  },
  {
    name: 'a person who was erased keeps the card in use',
    file: find,
    find: 'subject !== undefined && isSame(body, shown)',
    replace: 'isSame(body, shown)',
  },
  {
    name: 'a card that two people were given is whose it was last',
    file: find,
    find: '(a.hlc < b.hlc ? -1 : 1)',
    replace: '(a.hlc < b.hlc ? 1 : -1)',
  },
  {
    name: 'the QR code is not compared',
    file: find,
    find: ' || given.qr === shown.qr',
    replace: ' || true',
  },
  {
    name: 'a card that was given by its short code is not found by its QR code',
    file: find,
    find: 'given.qr === undefined || ',
    replace: '',
  },
  {
    name: 'short codes have too little chance in them',
    file: code,
    find: 'const spokenBytes = 10;',
    replace: 'const spokenBytes = 8;',
  },
];

testPromises<Rules>({ folder: 'src/people/cards', files: ['rules/code', 'rules/find'], complaint, bugs });
