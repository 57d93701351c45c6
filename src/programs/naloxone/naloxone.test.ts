import assert from 'node:assert/strict';
import { test } from 'node:test';
import { reportLabel } from '#catalog/report-lists.ts';
import { items } from '#programs/items.ts';
import { handoutKind, reversalKind, reversalQuestions } from './entries.ts';
import { answersOf } from './rules/answers.ts';
import { amountOf, dosesGiven, productOf } from './rules.ts';

const english = { locale: 'en', t: (id: string) => id };

test('kits and single doses are counted apart, and doses come from both', () => {
  assert.deepEqual(amountOf({ item: 'naloxone-nasal-4mg-kit', quantity: 3 }), {
    kits: 3,
    singles: 0,
    doses: 6,
  });
  assert.deepEqual(amountOf({ item: 'naloxone-im-vial-dose', quantity: 3 }), {
    kits: 0,
    singles: 3,
    doses: 3,
  });
  assert.deepEqual(amountOf({ item: 'naloxone-im-vial-kit', quantity: 2, dosesPerUnit: 3 }), {
    kits: 2,
    singles: 0,
    doses: 6,
  });
  assert.deepEqual(amountOf({ item: 'breathing-mask', quantity: 3 }), { kits: 0, singles: 0, doses: 0 });
});

test('a kit that an organization added counts by what its line says', () => {
  assert.deepEqual(amountOf({ item: 'our-kit', quantity: 2, dosesPerUnit: 4 }), {
    kits: 2,
    singles: 0,
    doses: 8,
  });
  assert.equal(productOf({ item: 'our-kit', quantity: 2, dosesPerUnit: 4 }), 'other');
  assert.equal(productOf({ item: 'our-kit', quantity: 2, dosesPerUnit: 4, product: 'im-vial' }), 'im-vial');
});

test('nalmefene is never counted as naloxone', () => {
  const product = productOf({ item: 'nalmefene-kit', quantity: 1 });
  assert.equal(product, 'nalmefene');
  for (const item of items) {
    if (item.code.startsWith('naloxone-'))
      assert.notEqual(productOf({ item: item.code, quantity: 1 }), product);
  }
});

test('an empty reversal report is a report', () => {
  assert.ok(reversalKind.parse({}, 1).ok);
});

test('every question of a reversal report can be declined', () => {
  assert.ok(reversalKind.parse({ declined: [...reversalQuestions] }, 1).ok);
  const fields = Object.keys(reversalKind.fields).filter((name) => name !== 'declined');
  assert.deepEqual(fields.toSorted(), [...reversalQuestions].toSorted());
});

test('every answer that is counted has words for its question and for itself', () => {
  const counted = [
    ...answersOf({ declined: [...reversalQuestions] }),
    ...answersOf({ doses: [{ product: 'im-vial', count: 5 }], actions: ['cpr'], substances: ['heroin'] }),
    ...answersOf({ doses: [], emsCalled: 'unknown', givenBy: 'self', withdrawal: 'none' }),
  ];
  for (const { question, answer } of counted) {
    assert.ok(reportLabel('question', question, english), question);
    assert.ok(reportLabel('answer', answer, english), answer);
  }
});

test('a reversal without naloxone is not the same as doses not known', () => {
  assert.equal(dosesGiven({ doses: [] }), 0);
  assert.equal(dosesGiven({}), undefined);
});

for (const [name, value] of [
  ['when', '2026-13'],
  ['when', '2026-02-30'],
  ['area', '02139'],
  ['area', '12 Main Street'],
  ['stamp', 'a note with a name'],
] as const) {
  test(`a reversal report takes no ${name} such as "${value}"`, () => {
    assert.equal(reversalKind.parse({ [name]: value }, 1).ok, false);
  });
}

test('a hand-out needs nothing but its lines and the channel of the site', () => {
  assert.ok(
    handoutKind.parse({ channel: 'foot', lines: [{ item: 'naloxone-nasal-4mg-kit', quantity: 1 }] }, 1).ok,
  );
});
