import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { createSaving } from '#app/sync/saving.ts';
import { openTab } from '#app/sync/tab.ts';
import { clock, random, sha256 } from '#cli/adapters/ports.ts';
import type { Draft } from '#kit/recorder.ts';
import type { Entry, Uuid } from '#log/index.ts';
import { readAgain as exchangeAgain } from '#programs/exchange/screens/again.ts';
import { exchangeCounter } from '#programs/exchange/screens/state.ts';
import { items } from '#programs/items.ts';
import { kindRegistry } from '#programs/kinds.ts';
import { readAgain as naloxoneAgain } from '#programs/naloxone/screens/again.ts';
import { naloxoneCounter } from '#programs/naloxone/screens/state.ts';
import { amendVisit, undoAmend } from '#visits/screens/change/amend.ts';
import { besideOf, type ReadingPanel, type ReadVisit, readVisit } from '#visits/screens/change/read-visit.ts';
import { type CounterContext, composeVisit, registerPanel } from '#visits/screens/counter/counter.ts';
import { createMemoryStore } from '../support/memory-store.ts';
import { anyId } from '../support/postgres.ts';

/** A saved visit is read back to the counter, changed there, saved in one act and undone in one; on the device's real store. */

const reading: readonly ReadingPanel[] = [
  {
    panel: registerPanel(exchangeCounter),
    readAgain: exchangeAgain as ReadingPanel['readAgain'],
  },
  {
    panel: registerPanel(naloxoneCounter),
    readAgain: naloxoneAgain as ReadingPanel['readAgain'],
  },
];
const panels = reading.map(({ panel }) => panel);
const kinds = [
  'exchange.handout',
  'exchange.return',
  'naloxone.handout',
  'naloxone.training',
  'visits.unmet',
  'visits.visit',
];

const startDevice = async (t: TestContext) => {
  const place = { org: anyId(), site: anyId(), worker: anyId() };
  const opened = await openTab({
    org: place.org,
    store: createMemoryStore(),
    leader: () => ({ saved: () => {}, woken: () => {}, stop: () => {} }),
    locks: { hold: () => () => {} },
    channel: { post: () => {}, listen: () => () => {} },
    timers: { after: () => () => {} },
    wake: () => () => {},
    rules: () => assert.fail('nothing is ruled over'),
    saving: async () => createSaving(sha256),
    kinds: kindRegistry,
    clock,
    random,
  });
  assert.ok(opened.ok);
  t.after(opened.value.close);
  const { view } = opened.value;
  const recorder = opened.value.recorder(place);
  const context: CounterContext = {
    site: place.site,
    channel: 'mobile',
    today: '2026-03-09',
    items,
    settings: () => [],
  };
  const record = async (drafts: readonly Draft[], visit: 'new' | { readonly id: Uuid }) => {
    const saved = await recorder.record(drafts, visit);
    assert.ok(saved.ok, JSON.stringify(saved));
    return saved.value;
  };
  return {
    context,
    record,
    read: (visit: Uuid): ReadVisit => {
      const families = view.visit(visit).map((members) => ({ members, standing: view.standing(members) }));
      // At another site and channel: the visit keeps its own.
      const found = readVisit(families, reading, { ...context, channel: 'fixed', site: anyId() });
      assert.ok(found);
      return found;
    },
    /** What counts, as a person would compare it. */
    counting: () =>
      view
        .effective({ kinds })
        .map(({ kind, version, body, occurredAt, site, visit, subject }) => ({
          kind,
          version,
          body,
          occurredAt,
          site,
          visit,
          ...(subject !== undefined && { subject }),
        }))
        .toSorted((a, b) => (a.kind < b.kind ? -1 : 1)),
  };
};
type Device = Awaited<ReturnType<typeof startDevice>>;

const at = '2026-03-08T18:30:00-05:00';
const now = '2026-03-09T10:00:00-05:00';
const itemOf = (code: string) => {
  const item = items.find((each) => each.code === code);
  assert.ok(item, code);
  return item;
};

/** Six things in one visit: the visit, supplies, returns by weight, kits of two lots, and what was short. */
const visitOf = async (device: Device, more: { readonly subject?: Uuid } = {}): Promise<Uuid> => {
  const { drafts } = composeVisit(panels, {
    lines: [
      { item: itemOf('syringe-1ml'), quantity: 10 },
      { item: { ...itemOf('cooker'), parts: [{ item: 'cotton', quantity: 2 }] }, quantity: 40 },
      { item: itemOf('naloxone-nasal-4mg-kit'), quantity: 1, lot: 'A1' },
      { item: itemOf('naloxone-nasal-4mg-kit'), quantity: 2, lot: 'B2' },
      { item: itemOf('naloxone-im-vial-kit'), quantity: 1, lot: 'C3' },
    ],
    states: {
      exchange: { returns: { how: 'weight', unit: 'kg', amount: 1.5 } },
      naloxone: { trained: 2, reason: 'rather-not-say', usedOn: 1 },
    },
    visit: {
      servedFor: { self: true, others: 2 },
      services: ['disposal'],
      declined: ['referrals'],
      unmet: { 'syringe-1ml': 100, cotton: null },
      occurredAt: at,
      ...more,
    },
    context: device.context,
  });
  const [first] = await device.record(drafts, 'new');
  assert.ok(first?.visit);
  return first.visit;
};

const amend = (read: ReadVisit, changed: Partial<ReadVisit>, day = at.slice(0, 10)): readonly Draft[] => {
  const compose = ({ lines, states, choice }: ReadVisit) =>
    composeVisit(panels, { lines, states, visit: choice, context: read.context }).drafts;
  const beside = besideOf(read.others, undefined) ?? [];
  const after = compose({ ...read, ...changed });
  return amendVisit({ ...read, beside, before: compose(read), after, day, now });
};

test('a visit that is read again and not changed writes nothing', async (t) => {
  const device = await startDevice(t);
  const read = device.read(await visitOf(device));
  assert.equal(read.said.length, 5);
  assert.deepEqual(read.others, []);
  assert.deepEqual(amend(read, {}), []);
});

test('one act corrects, drops and adds; what did not change is not touched; one undo brings all of it back', async (t) => {
  const device = await startDevice(t);
  const subject = anyId();
  const visit = await visitOf(device, { subject });
  const before = device.counting();
  const read = device.read(visit);
  const drafts = amend(read, {
    // Fewer cookers, no kits any more, and more cotton than none.
    lines: [
      ...read.lines
        .filter(({ item }) => item.program === 'exchange')
        .map((line) => (line.item.code === 'cooker' ? { ...line, quantity: 4 } : line)),
      { item: itemOf('cotton'), quantity: 3 },
    ],
    states: { ...read.states, naloxone: { trained: 2 } },
    choice: { ...read.choice, services: ['disposal', 'wound-care'] },
  });
  assert.deepEqual(drafts.map(({ kind }) => kind).toSorted(), [
    'exchange.handout',
    'log.void',
    'naloxone.training',
    'visits.unmet',
    'visits.visit',
  ]);
  const saved = await device.record(drafts, { id: visit });
  const counting = device.counting();
  assert.deepEqual(
    counting.map(({ kind }) => kind),
    ['exchange.handout', 'exchange.return', 'naloxone.training', 'visits.unmet', 'visits.visit'],
  );
  for (const entry of counting)
    assert.deepEqual([entry.occurredAt, entry.visit, entry.subject], [at, visit, subject]);
  assert.deepEqual(counting[0]?.body['lines'], [
    { item: 'syringe-1ml', quantity: 10, set: 'complete' },
    // What was in a kit then, whatever the catalog says now.
    { item: 'cooker', quantity: 4, parts: [{ item: 'cotton', quantity: 2 }] },
    { item: 'cotton', quantity: 3 },
  ]);
  assert.equal(counting[0]?.body['channel'], 'mobile');

  await device.record(undoAmend(read.said, saved), { id: visit });
  assert.deepEqual(device.counting(), before);
});

test('another day moves all of it, and back', async (t) => {
  const device = await startDevice(t);
  const visit = await visitOf(device);
  const before = device.counting();
  const read = device.read(visit);
  const saved = await device.record(amend(read, {}, '2026-03-01'), { id: visit });
  const moved = device.counting();
  assert.deepEqual(
    moved,
    before.map((entry) => ({ ...entry, occurredAt: '2026-03-01T18:30:00-05:00' })),
  );
  await device.record(undoAmend(read.said, saved), { id: visit });
  assert.deepEqual(device.counting(), before);
  // Today, at a time that has not come yet: as of now.
  assert.ok(amend(device.read(visit), {}, '2026-03-09').every(({ occurredAt }) => occurredAt === now));
});

test('two corrections made apart are settled by the next, and what the counter cannot say stays as it is', async (t) => {
  const device = await startDevice(t);
  const visit = await visitOf(device);
  const handout = device.read(visit).said.find(({ entry }) => entry.kind === 'exchange.handout')
    ?.entry as Entry;
  const another = (quantity: number): Draft => ({
    kind: handout.kind,
    version: handout.version,
    body: { channel: 'mobile', lines: [{ item: 'cooker', quantity }] },
    occurredAt: at,
    supersedes: [handout.id],
  });
  await device.record([another(7)], { id: visit });
  await device.record([another(8)], { id: visit });
  const forked = device.read(visit);
  const [draft, ...rest] = amend(forked, {
    lines: forked.lines.map((line) => (line.item.code === 'cooker' ? { ...line, quantity: 9 } : line)),
  });
  assert.equal(rest.length, 0);
  assert.equal(draft?.supersedes?.length, 2);

  const { supersedes: _none, ...alone } = another(1);
  await device.record([alone], { id: visit });
  const read = device.read(visit);
  assert.deepEqual(
    read.others.map(({ entry }) => entry.kind),
    ['exchange.handout', 'exchange.handout'],
  );
  assert.equal(besideOf(read.others, undefined), undefined);
  assert.ok(read.lines.every(({ item }) => item.program === 'naloxone'));
});
