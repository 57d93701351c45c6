import assert from 'node:assert/strict';
import { test } from 'node:test';
import { canonicalText, type LocalDate } from '#log/index.ts';
import { openPart, sealPart } from '#log/sealed.ts';
import { createPrng } from '#sample/prng.ts';
import { createCipher } from '#vault/cipher.ts';
import { newSecret } from '#vault/secret.ts';
import { vaultRandom } from '../../../../test/support/vault.ts';
import { type AfterSaid, afterKind, results, type Stage, stages, usualSetUp } from '../after-entries.ts';
import { type Chain, changed, foldChains, type Page, subjectsToErase } from './chain.ts';
import { isCoverDue } from './cover.ts';
import { stagesOf } from './offered.ts';
import { pageBytes, pageOf } from './page.ts';
import { waitingTests } from './waiting.ts';

const id = (n: number): string => `0d9f5e6c-6a1b-4c0e-8a44-${String(n).padStart(12, '0')}`;
const org = id(1);
const cipher = createCipher({ org, secret: newSecret(vaultRandom), random: vaultRandom });
const day = (n: number): LocalDate => `2026-03-${String(n).padStart(2, '0')}`;
const begun: AfterSaid = { test: id(7), infection: 'hcv', on: day(1) };

let written = 0;
const page = (said: AfterSaid, on = 1): Page => {
  written += 1;
  const at = String(written).padStart(6, '0');
  return { id: id(written), hlc: at, day: day(on), subject: id(900_000 + written), said };
};
const chainOf = (pages: readonly Page[]): Chain => {
  const [chain] = foldChains(pages);
  assert.ok(chain);
  return chain;
};

/** The most that can be said: every field at its longest, in characters that take most bytes. */
const most: AfterSaid = {
  test: id(7),
  infection: 'a'.repeat(60),
  on: day(1),
  result: 'not-reactive',
  stages: Object.fromEntries(stages.map((stage) => [stage, day(2)])),
  next: { what: 'next-test', by: day(3) },
  wish: 'no-more',
  reported: day(4),
  called: '語'.repeat(60),
  reach: '語'.repeat(200),
  slip: '0'.repeat(16),
  person: id(8),
};

test('what is sealed has one size, whatever it says, and says what was said', () => {
  const said: readonly AfterSaid[] = [
    {},
    begun,
    ...results.map((result) => ({ ...begun, result })),
    ...stages.map((stage) => ({ ...begun, result: 'reactive' as const, stages: { [stage]: day(2) } })),
    { ...begun, called: 'L', reach: '"\\'.repeat(100) },
    most,
  ];
  const sizes = new Set<number>();
  for (const one of said) {
    const values = pageOf(one);
    assert.equal(new TextEncoder().encode(canonicalText(values)).length, pageBytes);
    const sealed = sealPart(cipher, afterKind, id(3), values);
    assert.ok(sealed.ok && sealed.value !== undefined, JSON.stringify(sealed));
    sizes.add(sealed.value.length);
    const { fill: _fill, ...opened } = openPart(cipher, afterKind, {
      id: id(3),
      kind: afterKind.kind,
      sealed: sealed.value,
    }) ?? { fill: '' };
    assert.deepEqual(opened, JSON.parse(JSON.stringify(one)));
  }
  assert.equal(sizes.size, 1);
});

test('nothing of it has a place in clear, and a text that no key types takes no more room', () => {
  assert.deepEqual(
    Object.values(afterKind.fields).filter((field) => field.class !== 'sealed'),
    [],
  );
  assert.equal(afterKind.parse({}, 1).ok, true);
  for (const body of [{ test: id(7) }, { infection: 'hiv' }, { result: 'reactive' }, { stages: {} }])
    assert.equal(afterKind.parse(body, 1).ok, false);
  const odd = pageOf({ ...most, reach: '\u0001\ud800'.repeat(100) });
  assert.equal(new TextEncoder().encode(canonicalText(odd)).length, pageBytes);
});

/** What the model says of a test after these words; the code folds entries that are out of order, doubled or missing. */
interface Model {
  told: Set<Stage>;
  wish: string;
  next: string | undefined;
  reported: boolean;
  person: string | undefined;
}

type Deed = readonly [name: string, says: (chain: Chain) => AfterSaid, does: (model: Model) => void];
const deeds: readonly Deed[] = [
  ...stages.flatMap((stage): readonly Deed[] => [
    [
      `tells ${stage}`,
      (chain) => changed(chain, { stages: { [stage]: day(5) } }),
      (model) => model.told.add(stage),
    ],
    [
      `takes ${stage} back`,
      (chain) => changed(chain, { stages: { [stage]: '' } }),
      (model) => model.told.delete(stage),
    ],
  ]),
  [
    'would rather not be asked',
    (chain) => changed(chain, { wish: 'no-more', next: '' }),
    (model) => Object.assign(model, { wish: 'no-more', next: undefined }),
  ],
  [
    'may be asked again',
    (chain) => changed(chain, { wish: 'open' }),
    (model) => Object.assign(model, { wish: 'open' }),
  ],
  [
    'wants a day',
    (chain) => changed(chain, { next: { what: 'ask', by: day(9) } }),
    (model) => Object.assign(model, { next: day(9) }),
  ],
  [
    'wants no day',
    (chain) => changed(chain, { next: '' }),
    (model) => Object.assign(model, { next: undefined }),
  ],
  [
    'is reported by us',
    (chain) => changed(chain, { reported: day(6) }),
    (model) => Object.assign(model, { reported: true }),
  ],
  [
    'shows a card',
    (chain) => changed(chain, { person: id(8) }),
    (model) => Object.assign(model, { person: id(8) }),
  ],
  [
    'wants no card',
    (chain) => changed(chain, { person: '' }),
    (model) => Object.assign(model, { person: undefined }),
  ],
  [
    'wants none of it kept',
    (chain) => changed(chain, { wish: 'away', next: '' }),
    (model) => Object.assign(model, { wish: 'away', next: undefined }),
  ],
];

const setUp = { ...usualSetUp, confirm: [{ infection: 'hcv', days: 14 }], reportable: ['hcv'] };

/** What the list says for a state, told a second time. */
const waitingBy = ({ told, wish, next, reported }: Model): readonly string[] => {
  if (wish === 'away') return ['away'];
  const own = reported ? [] : ['report'];
  if (wish === 'no-more') return own;
  const isSettled = told.has('confirmed') || told.has('not-confirmed');
  return [
    ...own,
    ...(told.has('told') ? [] : ['tell']),
    ...(isSettled ? [] : ['confirm']),
    ...(next ? ['ask'] : []),
  ];
};

test('every state takes every word: what counts is the latest of each part, in whatever order entries come, blank ones between', () => {
  const { next: random } = { next: createPrng(2_811).next };
  for (let round = 0; round < 60; round += 1) {
    const pages: Page[] = [page({ ...begun, result: 'reactive' })];
    const model: Model = {
      told: new Set(),
      wish: 'open',
      next: undefined,
      reported: false,
      person: undefined,
    };
    for (let step = 0; step < 14; step += 1) {
      const deed = deeds[Math.floor(random() * deeds.length)];
      assert.ok(deed);
      const [name, says, does] = deed;
      pages.push(page(says(chainOf(pages)), 5));
      if (random() < 0.3) pages.push(page({}));
      does(model);
      const chain = chainOf([...pages, ...pages.slice(0, 3)].toSorted(() => random() - 0.5));
      assert.deepEqual(new Set(Object.keys(chain.stages)), model.told, name);
      assert.equal(chain.wish, model.wish, name);
      assert.equal(chain.next?.by, model.next, name);
      assert.equal(chain.person, model.person, name);
      assert.deepEqual(
        waitingTests([chain], setUp)
          .map(({ why }) => why)
          .toSorted(),
        [...waitingBy(model)].toSorted(),
        name,
      );
    }
    // The last word alone says all that stands: what was before it may fade.
    const last = pages.findLast(({ said }) => said.test !== undefined);
    const alone = chainOf(last === undefined ? [] : [last]);
    const { subjects: _all, ...whole } = chainOf(pages);
    const { subjects: _one, ...rest } = alone;
    assert.deepEqual(rest, whole);
  }
});

test('two phones that write at once lose no step of each other', () => {
  const first = page({ ...begun, result: 'reactive' });
  const before = chainOf([first]);
  const [one, other] = [
    page(changed(before, { stages: { told: day(2) } })),
    page(changed(before, { stages: { appointment: day(3) } })),
  ];
  assert.deepEqual(chainOf([other, first, one]).stages, { told: day(2), appointment: day(3) });
});

test('of one who was told that nothing was found, no stage beyond that can be told, and who is unclear is on the list like who is reactive', () => {
  assert.deepEqual(stagesOf('hcv', 'not-reactive'), ['told']);
  assert.deepEqual(stagesOf('hcv', undefined), ['told']);
  assert.ok(
    stagesOf('hcv', 'reactive').includes('cured') && !stagesOf('hcv', 'reactive').includes('suppressed'),
  );
  assert.ok(stagesOf('hiv', 'unclear').includes('suppressed'));
  for (const result of results)
    assert.deepEqual(
      waitingTests([chainOf([page({ ...begun, result })])], usualSetUp).map(({ why }) => why),
      ['tell'],
    );
  assert.deepEqual(waitingTests([chainOf([page(begun)])], setUp), []);
});

test('no two entries of a test have a subject in common, and an erasure orders them among blank ones', () => {
  const pages = [
    page({ ...begun, result: 'reactive' }),
    page({ ...begun, stages: { told: day(2) } }),
    page({ ...begun, test: id(70) }),
    ...Array.from({ length: 9 }, () => page({})),
  ];
  const own = [...chainOf(pages).subjects, id(42)];
  const ordered = subjectsToErase(own, pages);
  assert.equal(ordered.length, 8);
  assert.ok(own.every((subject) => ordered.includes(subject)));
  assert.ok(!ordered.includes(pages[2]?.subject ?? ''), "another test's stays");
  assert.deepEqual(subjectsToErase([], pages), []);
  assert.equal(subjectsToErase(own, []).length, 3);
  const eight = Array.from({ length: 8 }, (_, n) => id(50 + n));
  assert.deepEqual(subjectsToErase(eight, pages), eight);
});

test('a list that is opened leaves a blank entry where none was written today, and else by chance', () => {
  assert.equal(isCoverDue(0, 0.99), true);
  assert.equal(isCoverDue(1, 0.99), false);
  assert.equal(isCoverDue(5, 0.1), true);
});
