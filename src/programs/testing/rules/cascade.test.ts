import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Entry } from '#log/index.ts';
import { createPrng } from '#sample/prng.ts';
import type { AfterSaid } from '../after-entries.ts';
import { type CascadeBody, cascadeKind, type Rung, rungs } from '../cascade-entries.ts';
import { readingKind, testKind } from '../entries.ts';
import { atLeast, firstReleases, type Reckoned, reckonCascade, releaseCascade } from './cascade.ts';
import { foldChains, type Page } from './chain.ts';
import { foldTests } from './tests.ts';

const id = (n: number): string => `0d9f5e6c-6a1b-4c0e-8a44-${String(n).padStart(12, '0')}`;
const of = { infection: 'hcv', from: '2026-07-01', to: '2026-09-30' };
const setUp = { least: 11, today: '2026-11-28', before: [] };

interface Made {
  readonly said?: AfterSaid;
  readonly isRead?: boolean;
  readonly day?: string;
  readonly infection?: string;
}
/** Tests as a device holds them; `said` is what it can open of each. */
const held = (made: readonly Made[]) => {
  const entries = made.flatMap(({ isRead = true, day = '2026-08-03', infection = 'hcv' }, n): Entry[] => {
    const body = { test: id(n), infection, method: 'antibody' };
    const at = { version: 1, occurredAt: `${day}T09:00:00-05:00` };
    return [
      {
        id: `t${n}`,
        kind: testKind.kind,
        hlc: `${n}`,
        body: { ...body, agreed: 'said' },
        ...at,
      } as unknown as Entry,
      ...(isRead
        ? [
            {
              id: `r${n}`,
              kind: readingKind.kind,
              hlc: `${n}r`,
              body: { ...body, came: 'read' },
              ...at,
            } as unknown as Entry,
          ]
        : []),
    ];
  });
  const pages = made.flatMap(({ said, day = '2026-08-03', infection = 'hcv' }, n): Page[] =>
    said === undefined
      ? []
      : [
          {
            id: id(n),
            hlc: `${n}`,
            day,
            subject: undefined,
            said: { test: id(n), infection, on: day, ...said },
          },
        ],
  );
  return { tests: foldTests(entries), chains: foldChains(pages) };
};
const reckon = (made: readonly Made[], onePerson = (person: string) => person): Reckoned => {
  const { tests, chains } = held(made);
  return reckonCascade(tests, chains, of, onePerson);
};
const reactive = (stage?: string, more: AfterSaid = {}): Made => ({
  said: { result: 'reactive', ...(stage !== undefined && { stages: { [stage]: '2026-10-01' } }), ...more },
});
const none: Made = { said: { result: 'not-reactive', stages: { told: '2026-08-03' } } };
const times = (count: number, made: Made): readonly Made[] => Array.from({ length: count }, () => made);
const released = (made: readonly Made[], least = 11): CascadeBody => {
  const body = releaseCascade(reckon(made), of, { ...setUp, least });
  assert.ok(body.ok, JSON.stringify(body));
  return body.value;
};

test('a person counts once, on the furthest rung, whichever of their cards and tests it was told of', () => {
  const person = (n: number, stage?: string) => reactive(stage, { person: id(500 + n) });
  const { people, tests } = reckon(
    [
      person(1, 'started'),
      person(1),
      person(2, 'appointment'),
      { said: { result: 'not-reactive', person: id(502) } },
    ],
    (one) => (one === id(502) ? id(501) : one),
  );
  assert.equal(tests, 4);
  assert.deepEqual([...people.values()], ['started']);
});

test('what nobody told is not known: it is neither lost nor none, and what cannot be opened or was not read stands by itself', () => {
  const { people, unread, unopened, tests } = reckon([
    reactive(),
    reactive('told'),
    reactive('confirmed', { wish: 'no-more' }),
    reactive('started', { wish: 'away' }),
    {},
    { isRead: false },
    { said: { result: 'reactive' }, day: '2026-10-01' },
    { said: { result: 'reactive' }, infection: 'hiv' },
    { said: { result: 'unclear' } },
    reactive('not-confirmed'),
    none,
  ]);
  assert.deepEqual([...people.values()].toSorted(), [
    'confirmed',
    'no-word',
    'no-word',
    'not-confirmed',
    'not-reactive',
    'unclear',
  ]);
  assert.deepEqual([tests, unread, unopened], [9, 1, 2]);
});

test('too small a rung goes with the one beside it, and what cannot be told from it is not known, never 0', () => {
  const body = released([
    ...times(40, none),
    ...times(12, reactive()),
    ...times(3, reactive('confirmed')),
    ...times(14, reactive('attended')),
    ...times(11, reactive('started')),
  ]);
  assert.equal(atLeast(body, 'not-reactive'), 80);
  assert.equal(atLeast(body, 'no-word'), 40);
  assert.equal(atLeast(body, 'confirmed'), undefined);
  assert.equal(atLeast(body, 'attended'), 25);
  assert.equal(atLeast(body, 'started'), 11);
  assert.equal(atLeast(body, 'ended'), 0);
  assert.deepEqual(new Set(body.figures.blocks.flatMap((block) => block.rungs)), new Set(rungs));
  assert.ok(cascadeKind.parse({ ...body }, 1).ok);
});

test('a few who are reactive are in no difference: of the tests, of two releases, or of what leaves and what is known elsewhere', () => {
  const body = released([...times(60, none), ...times(3, reactive('started'))]);
  assert.deepEqual(
    body.figures.blocks.filter(({ people }) => people > 0).map(({ people }) => people),
    [63],
  );
  assert.equal(atLeast(body, 'no-word'), undefined);
  // The same days again, a month of them, or a year around them: whoever had both would have the difference.
  const again = reckon([...times(60, none), ...times(14, reactive('started'))]);
  for (const days of [
    of,
    { ...of, from: '2026-08-01', to: '2026-08-31' },
    { ...of, from: '2026-01-01', to: '2026-10-31' },
  ])
    assert.deepEqual(releaseCascade(again, days, { ...setUp, before: [body] }), {
      ok: false,
      error: 'released-already',
    });
  assert.ok(releaseCascade(again, { ...of, infection: 'hiv' }, { ...setUp, before: [body] }).ok);
  // Two devices without contact released the same days: the first counts, and no report shows both.
  assert.deepEqual(
    firstReleases([body, { ...body, from: '2026-09-01' }, { ...body, infection: 'hiv' }]).length,
    2,
  );
});

test('days that are not over, and too few people, are no cascade; nor is a block of too few that somebody wrote by hand', () => {
  const some = reckon(times(10, none));
  assert.deepEqual(releaseCascade(some, of, setUp), { ok: false, error: 'too-few' });
  assert.deepEqual(releaseCascade(reckon([]), of, setUp), { ok: false, error: 'too-few' });
  assert.deepEqual(releaseCascade(some, of, { ...setUp, today: '2026-09-30' }), {
    ok: false,
    error: 'not-over',
  });
  const body = released(times(20, none));
  const block = (people: number, least = 11) => ({
    ...body,
    figures: { least, blocks: [{ rungs: ['started'], people }] },
  });
  assert.equal(cascadeKind.parse(block(11), 1).ok, true);
  assert.equal(cascadeKind.parse(block(0), 1).ok, true);
  assert.equal(cascadeKind.parse(block(10), 1).ok, false);
  assert.equal(cascadeKind.parse(block(10, 5), 1).ok, false);
});

test('whatever people told, every block is of nobody or of enough, all of them together are all, and no rung is in two', () => {
  const { next } = createPrng(2_811);
  for (let round = 0; round < 300; round += 1) {
    const people = new Map<string, Rung>();
    for (const rung of rungs) {
      const count = next() < 0.4 ? 0 : Math.floor(next() * 25);
      for (let n = 0; n < count; n += 1) people.set(`${rung} ${n}`, rung);
    }
    const least = 11 + Math.floor(next() * 5);
    const made = releaseCascade({ tests: 0, unread: 0, unopened: 0, people }, of, { ...setUp, least });
    if (!made.ok) {
      assert.ok(people.size < least, `${made.error} of ${people.size}`);
      continue;
    }
    const { blocks } = made.value.figures;
    assert.ok(blocks.every((block) => block.people === 0 || block.people >= least));
    assert.equal(
      blocks.reduce((sum, block) => sum + block.people, 0),
      people.size,
    );
    assert.deepEqual(
      blocks.flatMap((block) => block.rungs),
      [...rungs],
    );
    for (const rung of rungs) {
      const known = atLeast(made.value, rung);
      const truth = [...people.values()].filter((one) => rungs.indexOf(one) >= rungs.indexOf(rung)).length;
      assert.ok(known === undefined || known === truth);
    }
  }
});
