import assert from 'node:assert/strict';
import { hash } from 'node:crypto';
import { describe, it } from 'node:test';
import * as v from 'valibot';
import {
  createKindRegistry,
  defineKind,
  eraseKind,
  type Kind,
  limits,
  linked,
  open,
  parseEntry,
  voidKind,
} from '#log/index.ts';
import { createChance } from '../../../test/simulator/world/chance.ts';
import { createDisk } from '../../../test/simulator/world/disk.ts';
import { createLife } from '../../../test/simulator/world/life.ts';
import { restlessTime } from '../../../test/support/records.ts';
import { createAppend } from './append.ts';
import { openDevice } from './device.ts';
import { exportUnsent } from './export-unsent.ts';
import { forgetProven } from './forget.ts';
import { move } from './move.ts';
import { type Needed, prune } from './retention.ts';

const sha256 = (text: string): string => hash('sha256', text, 'hex');
const giveKind = defineKind({
  kind: 'test.give',
  version: 1,
  fields: {
    count: open(v.pipe(v.number(), v.integer()), 'test'),
    note: linked(v.optional(v.string()), 'test'),
  },
});
const placeKind = defineKind({
  kind: 'test.place',
  version: 1,
  right: 'arrange',
  fields: { seats: open(v.array(v.string()), 'test') },
});
const kinds = createKindRegistry(
  [voidKind, eraseKind, giveKind, placeKind].map((kind) => kind as unknown as Kind),
);
const org = '7d42de7b-fa12-41fa-846e-e38532baa511';
const person = '9a1311d4-0c51-4aa8-9ff6-f242b600e965';
const place = { org, site: org, worker: org };
const start = Date.UTC(2026, 2, 8, 14);
const dayMs = 86_400_000;

const device = async () => {
  const chance = createChance('store');
  const time = restlessTime(() => start);
  const disk = createDisk({ time, chance });
  const store = disk.storeFor(createLife());
  const clock = { now: start };
  const append = createAppend({
    store,
    kinds,
    sha256,
    random: chance,
    clock: { now: () => clock.now, offsetMinutes: () => -300 },
  });
  const opened = await openDevice(store, chance);
  assert.ok(opened.ok);
  const give = (count: unknown, more: object = {}) => ({
    kind: 'test.give',
    version: 1,
    body: { count: count as number },
    ...more,
  });
  return { disk, store, clock, append, give, chance, records: () => [...disk.dump().records.values()] };
};

describe('signing out', () => {
  it('leaves what is nowhere else, nothing of what is on the server, and a log that is read anew', async () => {
    const { append, give, store, records } = await device();
    await append(
      place,
      [1, 2, 3, 4, 5, 6].map((count) => give(count, { subject: person })),
      'new',
    );
    const states = ['waiting', 'sent', 'held', 'refused', 'proven', 'proven'] as const;
    await store.write(async (tx) => {
      for (const [index, record] of records().entries())
        await tx.put({ ...record, delivery: states[index] ?? 'waiting', ...(index === 5 && { own: false }) });
      await tx.setMeta('cursor', 900);
      await tx.setMeta('reading', null);
    });
    assert.deepEqual(await forgetProven(store), { ok: true, value: 4 });
    assert.deepEqual(
      records().map(({ delivery, entry }) => [delivery, entry.body['count']]),
      states.slice(0, 4).map((state, index) => [state, index + 1]),
    );
    const meta = await store.read((tx) =>
      Promise.all([tx.meta('cursor'), tx.meta('reading'), tx.meta('deviceSeq')]),
    );
    assert.deepEqual(meta, { ok: true, value: [0, 0, 6] });
  });
});

describe('saving', () => {
  it('arranges nothing on a device that has not read how it stands: locked, or new; all else is saved', async () => {
    const { append, give, store, records } = await device();
    const arrange = { kind: 'test.place', version: 1, body: { seats: [] } };
    const refused = await append(place, [give(1), arrange], 'none');
    assert.ok(!refused.ok && refused.error.code === 'setting-unread');
    assert.deepEqual(records(), [], 'nothing of it');
    assert.ok((await append(place, [give(1)], 'none')).ok);
    await store.write((tx) => tx.setMeta('reading', null));
    assert.ok((await append(place, [arrange], 'none')).ok);
  });

  it('writes entries that the server can read, with dense numbers and one visit', async () => {
    const { append, give, records } = await device();
    await append(place, [give(1), give(2)], 'new');
    await append(place, [give(3)], 'none');
    const entries = records().map((record) => record.entry);
    assert.deepEqual(
      entries.map((entry) => entry.deviceSeq),
      [1, 2, 3],
    );
    assert.equal(entries[0]?.visit, entries[1]?.visit);
    assert.equal(entries[2]?.visit, undefined);
    assert.equal(entries[0]?.occurredAt, '2026-03-08T09:00:00-05:00');
    for (const record of records()) {
      const read = parseEntry(sha256, JSON.parse(JSON.stringify(record.entry)));
      assert.equal(read.ok && read.value.hash, record.hash);
    }
  });

  it('saves nothing of an encounter in which one draft is not right, and names the field', async () => {
    const { append, give, records } = await device();
    const saved = await append(place, [give(1), give('two')], 'new');
    assert.equal(saved.ok, false);
    assert.deepEqual(!saved.ok && [saved.error.code, saved.error.field], ['body-invalid', 'count']);
    const odd = await append(
      place,
      [give(1, { body: { count: 1, note: 'half a character \ud800' } })],
      'none',
    );
    assert.equal(!odd.ok && odd.error.code, 'body-invalid');
    assert.deepEqual(records(), []);
    assert.ok((await append(place, [give(1)], 'none')).ok);
    assert.deepEqual(
      records().map((record) => record.entry.deviceSeq),
      [1],
    );
  });

  it('says so when the device is full, and takes no number', async () => {
    const { append, give, disk, records } = await device();
    disk.fault.full = true;
    const saved = await append(place, [give(1)], 'none');
    assert.equal(!saved.ok && saved.error.code, 'storage-full');
    disk.fault.full = false;
    await append(place, [give(1)], 'none');
    assert.deepEqual(
      records().map((record) => record.entry.deviceSeq),
      [1],
    );
  });

  it('goes on while the clock stands still or runs back', async () => {
    const { append, give, clock, records } = await device();
    await append(place, [give(1)], 'none');
    clock.now -= 400 * dayMs;
    await append(place, [give(2)], 'none');
    const [first, second] = records().map((record) => record.entry.hlc);
    assert.ok((first ?? '') < (second ?? ''));
  });

  it('is not changed by whoever still holds the draft', async () => {
    const { append, records } = await device();
    const body = { count: 1 };
    await append(place, [{ kind: 'test.give', version: 1, body }], 'none');
    body.count = 99;
    assert.deepEqual(records()[0]?.entry.body, { count: 1 });
  });
});

describe('erasing', () => {
  it('erases at once where the order is given, also what comes after', async () => {
    const { append, give, records } = await device();
    const about = { subject: person, body: { count: 1, note: 'seen' } };
    await append(place, [give(1, about)], 'none');
    await append(place, [{ kind: 'log.erase', version: 1, body: { person } }], 'none');
    await append(place, [give(1, about)], 'none');
    const gives = records().filter((record) => record.entry.kind === 'test.give');
    assert.deepEqual(
      gives.map((record) => [record.entry.body, record.entry.subject, record.entry.erased]),
      [
        [{ count: 1 }, undefined, true],
        [{ count: 1 }, undefined, true],
      ],
    );
  });

  it('erases with a person what corrects theirs and names nobody, before the order and after', async () => {
    const { append, give, records } = await device();
    const note = { count: 1, note: 'seen' };
    const first = await append(place, [give(1, { subject: person, body: note })], 'none');
    const id = first.ok ? (first.value[0]?.entry.id ?? '') : '';
    await append(place, [give(1, { body: note, supersedes: [id] }), give(2, { body: note })], 'none');
    await append(place, [{ kind: 'log.erase', version: 1, body: { person } }], 'none');
    await append(place, [give(1, { body: note, supersedes: [id] })], 'none');
    const gives = records().filter((record) => record.entry.kind === 'test.give');
    assert.deepEqual(
      gives.map(({ entry }) => entry.erased ?? false),
      [true, true, false, true],
    );
    assert.equal(gives.filter(({ entry }) => entry.body['note'] !== undefined).length, 1);
  });
});

describe('the store', () => {
  it('keeps its identity over openings, and refuses a newer layout', async () => {
    const { store, chance, disk } = await device();
    const again = await openDevice(store, chance);
    assert.equal(again.ok && again.value.device, disk.dump().meta.device);
    await store.write((tx) => tx.setMeta('layout', 2));
    const newer = await openDevice(store, chance);
    assert.equal(!newer.ok && newer.error.code, 'storage-newer');
  });

  it('exports exactly what the server is not proven to hold, in a form that a push takes', async () => {
    const { append, give, store, records } = await device();
    for (const count of [1, 2, 3]) await append(place, [give(count)], 'none');
    await store.write(async (tx) => {
      const [first, second] = records();
      if (first !== undefined) await tx.put(move(move(first, 'stored'), 'ledger-holds', start));
      if (second !== undefined) await tx.put(move(second, 'stored'));
    });
    const file = await exportUnsent(store);
    assert.ok(file.ok);
    const { type, entries } = JSON.parse(file.value.text);
    assert.deepEqual([type, file.value.count], ['alongside-unsent', 2]);
    assert.deepEqual(
      entries.map((entry: { deviceSeq: number }) => entry.deviceSeq),
      [2, 3],
    );
    assert.ok(entries.every((entry: unknown) => parseEntry(sha256, entry).ok));
  });
});

describe('retention', () => {
  it('lets go only of what was proven long ago, and of corrections only as a whole', async () => {
    const { append, give, store, records } = await device();
    for (const count of [1, 2, 3, 4]) await append(place, [give(count)], 'none');
    const target = records()[3]?.entry.id ?? '';
    await append(
      place,
      [{ kind: 'log.void', version: 1, body: { reason: 'slip' }, supersedes: [target] }],
      'none',
    );
    await append(place, [{ kind: 'log.erase', version: 1, body: { person } }], 'none');
    const proven = (at: number) => (index: number) =>
      store.write(async (tx) => {
        const record = records()[index];
        if (record !== undefined) await tx.put(move(move(record, 'stored'), 'ledger-holds', at));
      });
    await proven(start)(0);
    await proven(start + 60 * dayMs)(1);
    for (const index of [3, 5]) await proven(start)(index);
    const gone = await prune({ store, kinds }, start + (limits.keepSentDays + 1) * dayMs);
    assert.deepEqual(gone.ok && gone.value.length, 1);
    assert.deepEqual(
      records().map((record) => record.entry.deviceSeq),
      [2, 3, 4, 5, 6],
    );
  });

  it('keeps what two people put right at once until somebody has settled it, however long that takes', async () => {
    const { append, give, store, records } = await device();
    await append(place, [give(1)], 'none');
    const first = records()[0]?.entry.id ?? '';
    for (const count of [2, 3]) await append(place, [{ ...give(count), supersedes: [first] }], 'none');
    const provenAll = () =>
      store.write(async (tx) => {
        for (const record of records())
          if (record.delivery !== 'proven') await tx.put(move(move(record, 'stored'), 'ledger-holds', start));
      });
    await provenAll();
    const late = start + (limits.keepSentDays + 1) * dayMs;
    assert.deepEqual(await prune({ store, kinds }, late), { ok: true, value: [] });
    const tips = records().flatMap(({ entry }) => (entry.id === first ? [] : [entry.id]));
    await append(place, [{ ...give(4), supersedes: tips }], 'none');
    await provenAll();
    const gone = await prune({ store, kinds }, late);
    assert.equal(gone.ok && gone.value.length, 4);
  });

  it('reads the log again once what stood for what it let go counts no longer', async () => {
    const { append, give, store, records } = await device();
    await append(place, [give(1), give(2)], 'none');
    await store.write(async (tx) => {
      for (const record of records()) await tx.put(move(move(record, 'stored'), 'ledger-holds', start));
      await tx.setMeta('cursor', 900);
    });
    const [first, second] = records().map((record) => record.entry.id);
    const cursorAfter = async (countedAt: number): Promise<number | undefined> => {
      const needed: Needed = {
        keep: ({ id }) => id === second,
        moved: ({ id }) => [['a shelf', id === first ? start : start + 1]],
        stands: (_shelf, ms) => ms <= countedAt,
      };
      await prune({ store, kinds }, start + (limits.keepSentDays + 1) * dayMs, needed);
      const cursor = await store.read((tx) => tx.meta('cursor'));
      return cursor.ok ? cursor.value : undefined;
    };
    assert.equal(await cursorAfter(start), 900);
    assert.deepEqual(
      records().map((record) => record.entry.id),
      [second],
    );
    assert.equal(await cursorAfter(start), 900);
    assert.equal(await cursorAfter(start - 1), 0);
    await store.write((tx) => tx.setMeta('cursor', 900));
    assert.equal(await cursorAfter(start - 1), 900, 'once is enough: nothing is lacking any more');
  });
});
