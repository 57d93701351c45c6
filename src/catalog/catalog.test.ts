import assert from 'node:assert/strict';
import { test } from 'node:test';
import { items } from '#programs/items.ts';
import { substances as checkedSubstances } from './checked-substances.ts';
import { type Choice, codeShape, textOf } from './choice.ts';
import { resolveItems } from './choices.ts';
import { type ChoiceBody, type ChoiceEntry, choiceKind } from './entries.ts';
import { listNames } from './list-names.ts';
import { lists } from './lists.ts';
import { reportLabel, reportLists } from './report-lists.ts';
import { resolveList } from './resolve-list.ts';

/** A reader whose labels are all written beside the English ones. */
const reader = (locale: string) => ({ locale, t: (id: string) => id });
const english = reader('en');
const spanish = reader('es');
const allLists: readonly (readonly [string, readonly Choice[]])[] = [
  ...Object.entries(lists),
  ...Object.entries(reportLists),
];
for (const [name, list] of allLists) {
  test(`codes of the list ${name} are unique and well-formed, with labels in both languages`, () => {
    const codes = list.map((choice) => choice.code);
    assert.deepEqual(codes, [...new Set(codes)]);
    for (const choice of list) {
      assert.match(choice.code, codeShape);
      for (const language of ['en', 'es']) {
        const label = choice.label[language] ?? '';
        assert.ok(label.length > 0 && label.length <= 80 && label === label.trim(), choice.code);
      }
    }
    const labels = list.map((choice) => choice.label.en);
    assert.deepEqual(labels, [...new Set(labels)]);
  });
}

test('every code that an item refers to exists', () => {
  const known = (list: 'unit' | 'item-group' | 'product'): Set<string> =>
    new Set(lists[list].map((choice) => choice.code));
  for (const item of items) {
    assert.ok(known('unit').has(item.unit), item.code);
    assert.ok(known('item-group').has(item.group), item.code);
    if (item.product !== undefined) assert.ok(known('product').has(item.product), item.code);
  }
});

test('an item with doses names its product, and one without has none', () => {
  for (const item of items) assert.equal(item.dosesPerUnit > 0, item.product !== undefined, item.code);
});

test('each gauge from 21 to 31 and each barrel size of the field list is in the catalog', () => {
  const gauges = new Set(items.map((item) => item.gauge));
  for (let gauge = 21; gauge <= 31; gauge += 1) assert.ok(gauges.has(gauge), `${gauge}G`);
  const barrels = new Set(items.map((item) => item.barrelMl));
  for (const size of [0.3, 0.5, 1, 2, 3, 5, 10]) assert.ok(barrels.has(size), `${size} ml`);
});

test('one code of Queensland never stands for two choices of a list', () => {
  for (const name of listNames) {
    const codes = lists[name].flatMap((choice) => ('queensland' in choice ? [choice.queensland] : []));
    assert.deepEqual(codes, [...new Set(codes)]);
  }
});

const change = (counter: number, body: ChoiceBody): ChoiceEntry => ({
  id: `00000000-0000-7000-8000-${String(counter).padStart(12, '0')}`,
  hlc: `${String(counter).padStart(15, '0')}-0000-00000000`,
  body,
});

test('every CAS number of a substance holds its check digit, and none stands twice', () => {
  const numbers = checkedSubstances.flatMap(({ cas }) => cas ?? []);
  assert.ok(numbers.length > 30);
  for (const cas of numbers) {
    const digits = cas.replaceAll('-', '');
    const sum = [...digits.slice(0, -1)]
      .toReversed()
      .reduce((total, digit, index) => total + Number(digit) * (index + 1), 0);
    assert.equal(String(sum % 10), digits.at(-1), cas);
  }
  assert.deepEqual(numbers, [...new Set(numbers)]);
});

test('a label is read in the language of the reader, in the words of a language of its own, or in English', () => {
  const label = { en: 'Cooker', es: 'Cocinador (cooker)' };
  const french = { locale: 'fr', t: (id: string) => (id === 'label:Cooker' ? 'Coupelle' : id) };
  assert.deepEqual(
    [english, spanish, french, reader('fr')].map((words) => textOf(label, words)),
    ['Cooker', 'Cocinador (cooker)', 'Coupelle', 'Cooker'],
  );
  // What an organization calls it is no longer the label that was translated.
  assert.equal(textOf({ en: 'Spoon', es: 'Cuchara' }, french), 'Spoon');
});

test('the list of answers names every code of the lists it gathers, with their words where they agree', () => {
  for (const name of [
    'service',
    'referral',
    'substance',
    'setting',
    'giver',
    'response',
    'hospital',
  ] as const) {
    for (const { code } of lists[name]) assert.ok(reportLabel('answer', code, spanish), code);
  }
  assert.equal(reportLabel('answer', 'no-fear-of-police', english), 'No, afraid of police');
  assert.equal(reportLabel('answer', 'rather-not-say', spanish), 'Prefiero no decir');
  assert.equal(reportLabel('answer', 'from-next-year', english), undefined);
});

test('an organization hides, renames, moves and adds, and the latest change counts in any order of arrival', () => {
  const entries = [
    change(1, { list: 'item', code: 'cooker', hidden: true }),
    change(2, { list: 'item', code: 'cooker', label: { en: 'Spoon', es: 'Cuchara' }, position: 0 }),
    change(3, { list: 'item', code: 'tent', label: { en: 'Tent', es: 'Carpa' } }),
    change(4, { list: 'item', code: 'naloxone-im-vial-kit', dosesPerUnit: 3 }),
    change(5, { list: 'service', code: 'cooker', label: { en: 'Other', es: 'Otra' } }),
  ];
  const resolved = resolveItems(items, entries);
  assert.deepEqual(resolved, resolveItems(items, entries.toReversed()));
  assert.equal(resolved[0]?.choice.label.en, 'Spoon');
  assert.equal(resolved[0]?.hidden, false);
  assert.deepEqual(
    resolved.find(({ choice }) => choice.code === 'tent'),
    {
      choice: {
        code: 'tent',
        label: { en: 'Tent', es: 'Carpa' },
        group: 'comfort',
        unit: 'piece',
        program: 'exchange',
        set: 'none',
        dosesPerUnit: 0,
      },
      hidden: false,
    },
  );
  assert.equal(resolved.find(({ choice }) => choice.code === 'naloxone-im-vial-kit')?.choice.dosesPerUnit, 3);
  assert.equal(resolved.length, items.length + 1);
});

test('an organization cannot turn a shipped syringe into something that reports do not count', () => {
  const resolved = resolveItems(items, [change(1, { list: 'item', code: 'syringe-1ml', set: 'none' })]);
  assert.equal(resolved.find(({ choice }) => choice.code === 'syringe-1ml')?.choice.set, 'complete');
});

test('a list without changes is the shipped list', () => {
  assert.deepEqual(
    resolveList('channel', []).map(({ choice }) => choice.code),
    lists.channel.map((choice) => choice.code),
  );
});

test('a change of an unknown list or with an ill-formed code is refused by its kind', () => {
  assert.equal(choiceKind.parse({ list: 'nothing', code: 'x' }, 1).ok, false);
  assert.equal(choiceKind.parse({ list: 'item', code: 'Not A Code' }, 1).ok, false);
  assert.equal(choiceKind.parse({ list: 'item', code: 'tent', set: 'needle' }, 1).ok, true);
});
