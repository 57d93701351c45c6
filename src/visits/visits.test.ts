import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Item } from '#catalog/item.ts';
import { findItem, items } from '#programs/items.ts';
import { presetKind, unmetKind, visitKind } from './entries.ts';
import { peopleServed, presetsOf, uniquePeople, visitWarnings, withDeclined } from './rules.ts';
import {
  type CounterContext,
  type CounterPanel,
  composeVisit,
  offeredItems,
  registerPanel,
} from './screens/counter/counter.ts';

const site = '11111111-1111-4111-8111-111111111111';
const subject = '33333333-3333-4333-8333-333333333333';
const context: CounterContext = {
  site,
  channel: 'fixed',
  today: '2026-03-08',
  items,
  settings: () => [],
};
const known = (code: string): Item => {
  const item = findItem(code);
  assert.ok(item, code);
  return item;
};

const supplies = (id: string, order: number): CounterPanel<{ readonly returned: number }> => ({
  id,
  order,
  claims: (item) => item.program === id,
  initial: () => ({ returned: 0 }),
  drafts: ({ lines, state }) => [
    ...(lines.length === 0 ? [] : [{ kind: `${id}.out`, version: 1, body: { lines: lines.length } }]),
    ...(state.returned === 0 ? [] : [{ kind: `${id}.back`, version: 1, body: { count: state.returned } }]),
  ],
});
const panels = [registerPanel(supplies('naloxone', 20)), registerPanel(supplies('exchange', 10))];

test('the visit comes first, each line goes to the program that claims it, and states add their entries', () => {
  const composed = composeVisit(panels, {
    lines: [
      { item: known('naloxone-nasal-4mg-kit'), quantity: 1 },
      { item: known('cooker'), quantity: 5 },
      { item: known('cotton'), quantity: 0 },
    ],
    states: { exchange: { returned: 12 } },
    visit: { subject, services: ['disposal'] },
    context,
  });
  assert.deepEqual(composed.drafts, [
    { kind: 'visits.visit', version: 1, body: { channel: 'fixed', services: ['disposal'] }, subject },
    { kind: 'exchange.out', version: 1, body: { lines: 1 }, subject },
    { kind: 'exchange.back', version: 1, body: { count: 12 }, subject },
    { kind: 'naloxone.out', version: 1, body: { lines: 1 }, subject },
  ]);
  assert.deepEqual(composed.unclaimed, []);
});

test('whom a panel knows the visit is with, every entry of it is linked to', () => {
  const who = registerPanel<{ readonly is?: string }>({
    id: 'who',
    order: 90,
    claims: () => false,
    initial: () => ({}),
    drafts: () => [],
    subject: ({ is }) => is,
  });
  const chosen = { lines: [{ item: known('cooker'), quantity: 5 }], visit: {}, context };
  const linkedTo = (states: Readonly<Record<string, unknown>>) =>
    composeVisit([...panels, who], { ...chosen, states }).drafts.map((draft) => draft.subject);
  assert.deepEqual(linkedTo({ who: { is: subject } }), [subject, subject]);
  assert.deepEqual(linkedTo({}), [undefined, undefined]);
});

test('nothing about the person is in the drafts of an anonymous visit', () => {
  const composed = composeVisit(panels, { lines: [], states: {}, visit: {}, context });
  assert.deepEqual(composed.drafts, [{ kind: 'visits.visit', version: 1, body: { channel: 'fixed' } }]);
});

test('a new program appears by being registered, and a line that nobody claims is told, not dropped', () => {
  const tent: Item = { ...known('clothing'), code: 'tent', program: 'outreach' };
  const lines = [{ item: tent, quantity: 1 }];
  const chosen = { lines, states: {}, visit: {}, context: { ...context, items: [...items, tent] } };
  assert.deepEqual(composeVisit(panels, chosen).unclaimed, lines);
  assert.ok(!offeredItems(panels, chosen.context).includes(tent));
  const more = [...panels, registerPanel(supplies('outreach', 30))];
  assert.deepEqual(composeVisit(more, chosen).unclaimed, []);
  assert.ok(offeredItems(more, chosen.context).includes(tent));
});

test('every item of the catalog is claimed by a program of this build', () => {
  assert.equal(offeredItems(panels, context).length, items.length);
});

test('people served are those who came and those they supply', () => {
  assert.equal(peopleServed({}), 1);
  assert.equal(peopleServed({ servedFor: { self: true, others: 3 } }), 4);
  assert.equal(peopleServed({ servedFor: { self: false, others: 2 } }), 2);
});

test('unique people are a range, and never a single figure when someone came anonymously', () => {
  assert.deepEqual(uniquePeople({ linked: 12, anonymousVisits: 5 }), { low: 12, high: 17 });
  // From there on some may have come back under a new code.
  assert.deepEqual(uniquePeople({ linked: 100, anonymousVisits: 5 }), { low: 92, high: 105 });
  assert.deepEqual(uniquePeople({ linked: 0, anonymousVisits: 5 }), { low: 1, high: 5 });
  assert.deepEqual(uniquePeople({ linked: 0, anonymousVisits: 0 }), { low: 0, high: 0 });
});

test('only the channel is needed, and declining is a value apart from not asking', () => {
  assert.ok(visitKind.parse({ channel: 'fixed' }, 1).ok);
  assert.ok(visitKind.parse({ channel: 'fixed', declined: ['servedFor', 'services'] }, 1).ok);
  assert.deepEqual(withDeclined({ channel: 'fixed', services: ['disposal'], declined: ['services'] }), {
    channel: 'fixed',
    services: ['disposal'],
  });
});

test('a visit for nobody or for very many is a question', () => {
  assert.deepEqual(visitWarnings({ channel: 'fixed' }), []);
  assert.equal(visitWarnings({ channel: 'fixed', servedFor: { self: false, others: 0 } }).length, 1);
  assert.equal(visitWarnings({ channel: 'fixed', servedFor: { self: true, others: 60 } }).length, 1);
});

test('the latest of each usual pack counts, at its site, in its place', () => {
  const pack = (hlc: string, preset: string, more: object = {}) => {
    const body = {
      preset,
      name: { en: preset, es: preset },
      lines: [{ item: 'cooker', quantity: 1 }],
      ...more,
    };
    assert.ok(presetKind.parse(body, 1).ok);
    return { id: hlc, hlc, body };
  };
  const entries = [
    pack('1', 'ten', { position: 2 }),
    pack('2', 'van-only', { site: '22222222-2222-4222-8222-222222222222' }),
    pack('3', 'twenty', { position: 1 }),
    pack('5', 'gone', { removed: true }),
    pack('4', 'gone'),
  ];
  const shown = presetsOf(entries, site).map(({ preset }) => preset);
  assert.deepEqual(shown, ['twenty', 'ten']);
});

test('what was asked for and not there is an entry of its own; what there was enough of is none', () => {
  const compose = (unmet: Readonly<Record<string, number | null>>) =>
    composeVisit(panels, {
      lines: [{ item: known('cooker'), quantity: 40 }],
      states: {},
      visit: { unmet },
      context,
    }).drafts;
  const [visit, out, short] = compose({ cooker: 100, stem: null, cotton: 9 });
  assert.deepEqual(visit?.body, { channel: 'fixed' });
  assert.deepEqual(out?.body, { lines: 1 });
  const lines = [
    { item: 'cooker', given: 40, asked: 100 },
    { item: 'stem', given: 0 },
    { item: 'cotton', given: 0, asked: 9 },
  ];
  assert.deepEqual(short, { kind: 'visits.unmet', version: 1, body: { lines } });
  assert.equal(unmetKind.parse(short?.body ?? {}, 1).ok, true);
  assert.equal(unmetKind.parse({ lines: [{ item: 'cooker', given: 4, asked: 4 }] }, 1).ok, false);
  assert.equal(compose({ cooker: 40 }).length, 2);
  assert.equal(compose({}).length, 2);
});
