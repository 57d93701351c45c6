import assert from 'node:assert/strict';
import { hash as nodeHash } from 'node:crypto';
import { describe, it } from 'node:test';
import {
  type Cipher,
  createKindRegistry,
  type Entry,
  err,
  type Failure,
  failure,
  type JsonObject,
  type Kind,
  ok,
  type Result,
} from '#log/index.ts';
import { createChance } from '../../../test/simulator/world/chance.ts';
import { createDisk } from '../../../test/simulator/world/disk.ts';
import { createLife } from '../../../test/simulator/world/life.ts';
import { pictureKind } from '../../../test/support/picture-kind.ts';
import { jpegWith, jpegWithPosition, latin, pngWith, secrets } from '../../../test/support/pictures.ts';
import { idOf, recordOf, restlessTime } from '../../../test/support/records.ts';
import { redactPerson } from '../store/erase.ts';
import { createSyncEngine } from '../sync/engine.ts';
import type { Transport } from '../sync/ports.ts';
import { createHandIn, type HandInDeps } from './hand-in.ts';
import { createKeep } from './keep.ts';
import { createLook } from './look.ts';
import type { AttachmentStore, HashBytes, Noted } from './ports.ts';

const hash: HashBytes = (bytes) => nodeHash('sha256', bytes, 'hex');
const sha256 = (text: string): string => nodeHash('sha256', text, 'hex');
const kinds = createKindRegistry([pictureKind as unknown as Kind]);

/** A cipher that keeps nobody out, and holds to its word on what it was sealed about. */
const cipher: Cipher = {
  seal: (plain, about) => Buffer.from(`${about}|${plain}`).toString('base64'),
  open: (sealed, about) => {
    const [said, plain] = Buffer.from(sealed, 'base64').toString().split('|');
    return said === about ? plain : undefined;
  },
};

const createMemory = () => {
  const held = new Map<string, { noted: Noted; bytes: Uint8Array }>();
  const key = ({ entry, ref }: Noted): string => `${entry} ${ref.attachment}`;
  let full = false;
  const store: AttachmentStore = {
    put: async (noted, bytes) => {
      if (full) return err(failure('storage-full'));
      held.set(key(noted), { noted, bytes });
      return ok(undefined);
    },
    note: async (noted) => {
      const { bytes } = held.get(key(noted)) ?? { bytes: new Uint8Array() };
      held.set(key(noted), { noted, bytes });
      return ok(undefined);
    },
    remove: async (gone) => {
      for (const noted of gone) held.delete(key(noted));
      return ok(undefined);
    },
    all: async () => ok([...held.values()].map(({ noted }) => noted)),
    bytes: async (entry, name) => ok(held.get(`${entry} ${name}`)?.bytes),
  };
  return { store, held, fill: () => (full = true) };
};

type Sent = Awaited<ReturnType<HandInDeps['send']>>;

/** A device with a disk of the simulator's, and a server that answers as it is told. */
const device = () => {
  const chance = createChance('attachments');
  let now = 0;
  const clock = { now: () => now, offsetMinutes: () => 0 };
  const disk = createDisk({ time: restlessTime(clock.now), chance });
  const memory = createMemory();
  const person = idOf(77);
  const load = (entries: readonly { id: string; body: JsonObject; delivery?: 'waiting' | 'sent' }[]): void =>
    disk.load({
      records: new Map(
        entries.map(({ id, body, delivery = 'waiting' }, index) => {
          const record = recordOf(index + 1);
          const entry: Entry = { ...record.entry, id, kind: pictureKind.kind, body, subject: person };
          return [id, { ...record, entry, delivery }];
        }),
      ),
      meta: {
        device: idOf(902),
        epoch: 'e',
        deviceSeq: entries.length,
        cursor: 0,
        reading: null,
        erasedPersons: [],
      },
    });
  const log = disk.storeFor(createLife());
  const sent: string[] = [];
  let answer = (_noted: Noted): Sent => ok(undefined);
  const handIn = () =>
    createHandIn({
      store: memory.store,
      log,
      clock,
      send: async (noted) => {
        const said = answer(noted);
        if (said.ok) sent.push(noted.entry);
        return said;
      },
    });
  const pushed = new Set<number>();
  let line = true;
  const transport: Transport = {
    push: async (entries) => {
      if (!line) return err({ kind: 'unreachable' });
      for (const { deviceSeq } of entries) pushed.add(deviceSeq);
      return ok({
        epoch: 'e',
        verdicts: entries.map(({ id }, seq) => ({ id, verdict: 'accepted', seq: seq + 1 })),
      });
    },
    pull: async (after) => ok({ epoch: 'e', entries: [], next: after, more: false, head: after }),
    ledger: async (id) =>
      ok({ device: id, epoch: 'e', ranges: [...pushed].sort().map((n): [number, number] => [n, n]) }),
    serverNow: () => 1,
  };
  const pass = (attachments = handIn()) =>
    createSyncEngine({ store: log, transport, attachments, kinds, sha256, clock, random: chance }).pass();
  return {
    ...memory,
    log,
    person,
    load,
    sent,
    handIn,
    pass,
    keep: createKeep({ store: memory.store, clock, hash, cipher }),
    deliveries: () => [...disk.dump().records.values()].map(({ delivery }) => delivery),
    answer: (next: typeof answer) => {
      answer = next;
    },
    line: (is: boolean) => {
      line = is;
    },
    later: (ms: number) => {
      now += ms;
    },
  };
};

const must = <T>(result: Result<T, Failure>): T => {
  assert.ok(result.ok, JSON.stringify(result));
  return result.value;
};

describe('an attachment', () => {
  it('is kept bare, and of a sealed one nothing can be read, not even what kind it is', async () => {
    const { keep, held } = device();
    const open = must(await keep(idOf(1), jpegWithPosition(), 'open'));
    const sealed = must(await keep(idOf(1), jpegWithPosition(), 'sealed'));
    assert.deepEqual([open.media, sealed.media], ['image/jpeg', 'sealed']);
    for (const { noted, bytes } of held.values()) {
      assert.equal(hash(bytes), noted.ref.attachment);
      for (const secret of secrets)
        assert.ok(!Buffer.from(bytes).toString('latin1').includes(secret), secret);
    }
    const look = (entry: string) =>
      createLook({
        store: createMemory().store,
        hash,
        cipher,
        fetch: async (_entry, name) =>
          ok(
            [...held.values()].find(({ noted }) => noted.ref.attachment === name)?.bytes ?? new Uint8Array(),
          ),
      })(entry, sealed);
    const seen = must(await look(idOf(1)));
    assert.equal(seen.media, 'image/jpeg');
    assert.ok(
      Buffer.from(seen.bytes).equals(held.get(`${idOf(1)} ${open.attachment}`)?.bytes ?? new Uint8Array()),
    );
    assert.deepEqual(
      await look(idOf(2)),
      err(failure('cannot-seal')),
      'sealed for one entry it opens for no other',
    );
  });

  it('is refused before it is kept when it is none, too large, cannot be sealed, or the device is full', async () => {
    const { store, held, fill } = createMemory();
    const clock = { now: () => 0, offsetMinutes: () => 0 };
    const keep = createKeep({ store, clock, hash });
    assert.deepEqual(await keep(idOf(1), latin('GIF89a'), 'open'), err(failure('attachment-unreadable')));
    assert.deepEqual(await keep(idOf(1), pngWith(), 'sealed'), err(failure('cannot-seal')));
    fill();
    assert.deepEqual(await keep(idOf(1), pngWith(), 'open'), err(failure('storage-full')));
    assert.equal(held.size, 0);
  });

  it('waits offline, goes once its entry is there, and only then the entry is said to be sent', async () => {
    const { keep, load, pass, sent, line, deliveries, held, answer, later } = device();
    const ref = must(await keep(idOf(1), pngWith(), 'open'));
    load([
      { id: idOf(1), body: { photo: { ...ref } } },
      { id: idOf(2), body: {} },
    ]);
    line(false);
    assert.equal((await pass()).ok, false);
    assert.deepEqual([sent, held.size], [[], 1]);
    line(true);
    answer(() => err({ kind: 'unreachable' }));
    assert.deepEqual(await pass(), err({ kind: 'unreachable' }));
    assert.deepEqual(
      deliveries(),
      ['sent', 'proven'],
      'the other one is, although the bytes are not through',
    );
    later(120_000);
    answer(() => ok(undefined));
    assert.ok((await pass()).ok);
    assert.deepEqual([sent, deliveries()], [[idOf(1)], ['proven', 'proven']]);
    assert.ok((await pass()).ok);
    assert.deepEqual(sent, [idOf(1)], 'once');
    assert.equal(held.size, 1, 'and kept, for a server that is restored');
  });

  it('that the server fails on keeps no other from going, and no entry from being read', async () => {
    const { keep, load, pass, sent, answer, deliveries } = device();
    const [first, second] = [
      must(await keep(idOf(1), pngWith(), 'open')),
      must(await keep(idOf(2), jpegWith(), 'open')),
    ];
    load([
      { id: idOf(1), body: { photo: { ...first } } },
      { id: idOf(2), body: { photo: { ...second } } },
    ]);
    answer(({ entry }) => (entry === idOf(1) ? err({ kind: 'server-trouble' }) : ok(undefined)));
    assert.deepEqual(await pass(), err({ kind: 'server-trouble' }));
    assert.deepEqual([sent, deliveries()], [[idOf(2)], ['sent', 'proven']]);
  });

  it('that the server refuses is kept with the reason, holds its entry up no longer, and is offered again by the next start', async () => {
    const { keep, load, pass, handIn, answer, held, deliveries, sent } = device();
    const ref = must(await keep(idOf(1), pngWith(), 'open'));
    load([{ id: idOf(1), body: { photo: { ...ref } } }]);
    answer(() => err({ kind: 'refused', code: 'attachment-unreadable' }));
    const running = handIn();
    assert.ok((await pass(running)).ok);
    assert.deepEqual([...held.values()][0]?.noted.state, { is: 'refused', code: 'attachment-unreadable' });
    assert.deepEqual(deliveries(), ['proven']);
    answer(() => ok(undefined));
    await pass(running);
    assert.deepEqual(sent, []);
    await pass(handIn());
    assert.deepEqual(sent, [idOf(1)]);
  });

  it('is offered again to a server that was restored', async () => {
    const { keep, load, handIn, log, sent } = device();
    const ref = must(await keep(idOf(1), pngWith(), 'open'));
    load([{ id: idOf(1), body: { photo: { ...ref } }, delivery: 'sent' }]);
    const running = handIn();
    await running.handIn();
    await log.write((tx) => tx.setMeta('epoch', 'another'));
    await running.handIn();
    assert.deepEqual(sent, [idOf(1), idOf(1)]);
  });

  it('goes from the device when its person is erased, with no network; one never recorded goes after a day, and no earlier', async () => {
    const { keep, load, handIn, held, log, person, later } = device();
    const ref = must(await keep(idOf(1), pngWith(), 'open'));
    load([{ id: idOf(1), body: { photo: { ...ref } } }]);
    must(await keep(idOf(9), jpegWith(), 'open'));
    const { sweep } = handIn();
    await sweep();
    assert.equal(held.size, 2);
    await log.write((tx) => redactPerson({ kinds, sha256 }, tx, person));
    await sweep();
    assert.deepEqual(
      [...held.values()].map(({ noted }) => noted.entry),
      [idOf(9)],
    );
    later(23 * 3_600_000);
    await sweep();
    assert.equal(held.size, 1);
    later(2 * 3_600_000);
    await sweep();
    assert.equal(held.size, 0);
  });
});
