import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sha256 } from '#cli/adapters/ports.ts';
import { type Entry, familiesOf, parseEntry, standingOf } from '#log/index.ts';
import { findItem } from '#programs/items.ts';
import { kindRegistry } from '#programs/kinds.ts';
import { generateDays } from './days.ts';
import { createEntryWriter } from './entries.ts';
import { makeOutlets, type Plan } from './plan.ts';
import { createPrng } from './prng.ts';

const seed = 20_230_401;
const org = '6b0d4c1a-0000-4000-8000-000000000001';
const makePlan = (): Plan => {
  const prng = createPrng(seed);
  let next = 16;
  const makeId = () => `6b0d4c1a-0000-4000-8000-0000000000${(next++).toString(16)}`;
  return {
    seed,
    from: '2022-04-01',
    to: '2023-03-31',
    timeZone: 'Europe/London',
    outlets: makeOutlets(prng, { pharmacy: 6, fixed: 2, mobile: 1, foot: 1 }, makeId),
    visits: 1500,
    syringes: 26_000,
    shares: { 'naloxone.handout': 0.05 },
    slipShare: 0.02,
    correctionShare: 0.02,
    stock: true,
  };
};

const entriesOf = (plan: Plan): Entry[] => {
  const write = createEntryWriter(createPrng(7), {
    org,
    worker: org,
    device: org,
    siteOf: (outlet) => plan.outlets[outlet]?.site ?? org,
  });
  return [...generateDays(plan)].flatMap(({ happenings }) => happenings.flatMap(write));
};

test('every entry of a made-up year fits its kind and its envelope', () => {
  for (const entry of entriesOf(makePlan())) {
    const parsed = parseEntry(sha256, JSON.parse(JSON.stringify(entry)));
    assert.ok(parsed.ok, JSON.stringify(parsed));
    const body = kindRegistry.find(entry.kind)?.parse(entry.body, entry.version);
    assert.ok(body?.ok, `${entry.kind} ${JSON.stringify(body)}`);
  }
});

test('what counts adds up exactly to the plan, slips and wrong counts included and taken back', (t) => {
  t.diagnostic(`seed ${seed}`);
  const entries = entriesOf(makePlan());
  const counting = familiesOf(entries).flatMap((family) => standingOf(family).effective ?? []);
  assert.equal(counting.filter(({ kind }) => kind === 'visits.visit').length, 1500);
  const syringes = counting
    .filter(({ kind }) => kind === 'exchange.handout')
    .flatMap(({ body }) => body['lines'] as readonly { item: string; quantity: number }[])
    .filter(({ item }) => findItem(item)?.set === 'complete')
    .reduce((sum, { quantity }) => sum + quantity, 0);
  assert.equal(syringes, 26_000);
  assert.ok(entries.some(({ kind }) => kind === 'log.void'));
  assert.ok(entries.some(({ kind, supersedes }) => kind === 'exchange.handout' && supersedes !== undefined));
  for (const kind of [
    'stock.receive',
    'stock.count',
    'naloxone.handout',
    'naloxone.reversal',
    'exchange.return',
  ])
    assert.ok(
      entries.some((entry) => entry.kind === kind),
      kind,
    );
});

test('the same seed gives the same year, another seed another', () => {
  const text = (plan: Plan): string => JSON.stringify([...generateDays(plan)]);
  assert.equal(text(makePlan()), text(makePlan()));
  assert.notEqual(text(makePlan()), text({ ...makePlan(), seed: seed + 1 }));
});

test('nothing happens where it is closed', () => {
  const plan = makePlan();
  for (const { day, outlet, happenings } of generateDays(plan)) {
    const hours = plan.outlets[outlet]?.hours[new Date(`${day}T00:00:00Z`).getUTCDay()];
    assert.ok(hours, `${day} ${plan.outlets[outlet]?.name}`);
    for (const { at, visit } of happenings)
      if (visit) assert.ok(Number(at.slice(11, 13)) >= hours[0] && Number(at.slice(11, 13)) < hours[1], at);
  }
});
