import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import { err, type Failure, failure, ok, type Result } from '#log/index.ts';
import { platformSubtle } from '#vault/adapters/platform.ts';
import { readPrivate } from '#vault/adapters/web-crypto.ts';
import type { Stretch } from '#vault/lock.ts';
import { createKeyring, newDevice, vaultRandom as random } from '../../../test/support/vault.ts';
import { createDeviceLock } from './lock.ts';
import { createOpened, openHours } from './opened.ts';
import { createOpenedStore } from './opened-store.ts';
import { type KeptKeys, type KeyStore, type LockStore, withLock } from './ports.ts';
import { createSealing, readSealing } from './sealing.ts';

/** A passphrase in front of what a device can open: what lies on its disk, what it can do locked, and who gets past. */

const subtle = platformSubtle();
assert.ok(subtle !== undefined);
const ring = await createKeyring();
const { org } = ring;
const passphrase = 'three brown pelicans';
const about = 'entry';
/** Stands in for Argon2id, which `src/vault/lock.test.ts` tries: here nothing depends on how long a try takes. */
const quick: Stretch = async (typed, salt) =>
  new Uint8Array(createHash('sha256').update(`${typed} ${salt}`).digest());

/** A phone that was let in; its page can be closed and opened again, its disk stays. */
const createPhone = async () => {
  const van = await newDevice();
  ring.take(await ring.letIn(van));
  const { root, head } = await ring.register();
  const copy = ring.copies.get(van.id);
  let disk: KeptKeys | undefined = {
    device: van.id,
    keys: van.stored,
    statements: [...ring.statements],
    known: { root, head },
    ...(copy !== undefined && { copy }),
  };
  let now = Date.parse('2026-11-26T12:00:00Z');
  let writes = 0;
  let failAt: number | undefined;
  const change: LockStore['change'] = async (work): Promise<Result<void, Failure>> => {
    writes += 1;
    if (writes === failAt) return err(failure('storage-full'));
    // What a browser keeps is a copy.
    disk = structuredClone(work(disk));
    return ok(undefined);
  };
  const store: KeyStore & LockStore = {
    read: async () => ok(structuredClone(disk)),
    write: (kept) => change((before) => kept && withLock(before, kept)),
    change,
  };
  const clock = { now: () => now, offsetMinutes: () => 0 };
  const openPage = (hours?: number) => {
    const opened = createOpened(clock, () => () => {});
    const lock = createDeviceLock({
      org,
      device: van.id,
      store,
      opened,
      hours,
      subtle,
      random,
      clock,
      stretch: async () => quick,
    });
    const seen = createOpenedStore(store, { org, opened });
    const sealing = () => readSealing({ org, device: van.id, store: seen, random, subtle, clock });
    return { lock, seen, opened, sealing };
  };
  return {
    id: van.id,
    openPage,
    clock,
    disk: () => disk,
    setDisk: (kept: KeptKeys | undefined) => {
      disk = kept;
    },
    setClock: (to: number) => {
      now = to;
    },
    failNext: () => {
      failAt = writes + 1;
    },
    /** What a thief with the files has: everything but what is in the page's memory. */
    privateOnDisk: async () => disk && readPrivate(subtle, disk.keys),
  };
};
const must = <T>(result: Result<T, Failure>): T => {
  assert.ok(result.ok, JSON.stringify(result));
  return result.value;
};
const codeOf = (result: Result<unknown, Failure>): string => (result.ok ? 'ok' : result.error.code);

test('once a passphrase is set the private key is on the disk no more, and opens again with it alone', async () => {
  const phone = await createPhone();
  const before = await phone.privateOnDisk();
  assert.ok(before !== undefined && before.length > 32);
  assert.equal(must(await phone.openPage().lock.state()).at, 'off');
  must(await phone.openPage().lock.set(passphrase));
  assert.equal(await phone.privateOnDisk(), undefined);
  assert.equal(phone.disk()?.keys.agreement.privateKey, undefined);
  const boxed = Buffer.from(phone.disk()?.lock?.boxed ?? '', 'base64url');
  assert.ok(!boxed.includes(Buffer.from(before.subarray(-32))));
  const { lock, sealing } = phone.openPage();
  assert.equal(must(await lock.state()).at, 'closed');
  assert.equal(codeOf(await lock.open('three brown pelican')), 'lock-wrong');
  assert.equal((await sealing()).can, 'seals');
  must(await lock.open(passphrase));
  assert.equal(must(await lock.state()).at, 'open');
  assert.equal((await sealing()).can, 'reads');
});

test('a locked phone in the van seals twenty notes and reads none; the next day all of them open', async () => {
  const phone = await createPhone();
  must(await phone.openPage().lock.set(passphrase));
  const van = await phone.openPage().sealing();
  const notes = Array.from({ length: 20 }, (_, nth) => van.cipher?.seal(`note ${nth}`, about) ?? '');
  assert.deepEqual(
    notes.map((note) => van.cipher?.open(note, about)),
    notes.map(() => undefined),
  );
  const office = phone.openPage();
  must(await office.lock.open(passphrase));
  const { cipher } = await office.sealing();
  assert.deepEqual(
    notes.map((note) => cipher?.open(note, about)),
    notes.map((_, nth) => `note ${nth}`),
  );
});

test('the organization says for how many hours; what lies about it keeps nothing open over a long weekend', async () => {
  const hour = 3_600_000;
  for (const [given, hours] of [
    [3, 3],
    [undefined, openHours],
    [100_000, 72],
    [-1, 1],
    [0, 1],
  ] as const) {
    const phone = await createPhone();
    const { lock, sealing } = phone.openPage(given);
    must(await lock.set(passphrase));
    const start = phone.clock.now();
    phone.setClock(start + hours * hour - 1);
    assert.equal((await sealing()).can, 'reads');
    phone.setClock(start + hours * hour);
    assert.equal((await sealing()).can, 'seals');
  }
});

test('what was opened locks by itself after hours, by a clock set back, and by a hand; screens are told', async () => {
  const phone = await createPhone();
  const { lock, sealing, opened } = phone.openPage();
  must(await lock.set(passphrase));
  const source = await createSealing({
    read: sealing,
    look: async () => {},
    changes: opened.subscribe,
    clock: phone.clock,
  });
  assert.equal(source.now().can, 'reads');
  const start = phone.clock.now();
  phone.setClock(start + openHours * 3_600_000 - 1);
  assert.equal((await sealing()).can, 'reads');
  phone.setClock(start + openHours * 3_600_000);
  assert.equal((await sealing()).can, 'seals');
  must(await lock.open(passphrase));
  assert.equal((await sealing()).can, 'reads');
  phone.setClock(start);
  assert.equal((await sealing()).can, 'seals');
  must(await lock.open(passphrase));
  const told = new Promise<void>((resolve) => {
    opened.subscribe(resolve);
  });
  lock.close();
  await told;
  assert.equal((await sealing()).can, 'seals');
});

test('wrong tries slow down, also over a restart, when cut short, and by a clock that is set back', async () => {
  const phone = await createPhone();
  must(await phone.openPage().lock.set(passphrase));
  for (let nth = 1; nth <= 5; nth += 1)
    assert.equal(codeOf(await phone.openPage().lock.open('wrong wrong wrong')), 'lock-wrong');
  assert.equal(codeOf(await phone.openPage().lock.open(passphrase)), 'lock-waits');
  const start = phone.clock.now();
  phone.setClock(start - 365 * 86_400_000);
  assert.equal(codeOf(await phone.openPage().lock.open(passphrase)), 'lock-waits');
  phone.setClock(phone.clock.now() + 14_000);
  assert.equal(codeOf(await phone.openPage().lock.open(passphrase)), 'lock-waits');
  phone.setClock(phone.clock.now() + 1_000);
  assert.equal(codeOf(await phone.openPage().lock.open(passphrase)), 'ok');
  assert.equal(phone.disk()?.tries, undefined);
});

test('a passphrase is changed by whoever knows it, and the one before opens nothing', async () => {
  const phone = await createPhone();
  const { lock } = phone.openPage();
  must(await lock.set(passphrase));
  const before = phone.disk()?.lock;
  assert.equal(codeOf(await lock.change('wrong wrong wrong', 'four grey herons')), 'lock-wrong');
  assert.deepEqual(phone.disk()?.lock, before);
  must(await lock.change(passphrase, 'four grey herons'));
  assert.equal(codeOf(await phone.openPage().lock.open(passphrase)), 'lock-wrong');
  assert.equal(codeOf(await phone.openPage().lock.open('four grey herons')), 'ok');
});

test('a disk that is full while a passphrase is set leaves the keys as they were, and a lock that is set twice is refused', async () => {
  const phone = await createPhone();
  phone.failNext();
  assert.equal(codeOf(await phone.openPage().lock.set(passphrase)), 'storage-full');
  assert.ok((await phone.privateOnDisk()) !== undefined);
  assert.equal((await phone.openPage().sealing()).can, 'reads');
  must(await phone.openPage().lock.set(passphrase));
  const set = phone.disk()?.lock;
  assert.equal(codeOf(await phone.openPage().lock.set('another one of mine')), 'keys-not-here');
  assert.deepEqual(phone.disk()?.lock, set);
});

test('what was read before a passphrase was set and is written after it brings no key back in clear', async () => {
  const phone = await createPhone();
  const { seen, lock } = phone.openPage();
  const old = must(await seen.read());
  const otherTab = must(await phone.openPage().seen.read());
  must(await lock.set(passphrase));
  assert.ok(old?.keys.agreement.privateKey !== undefined);
  must(await seen.write({ ...old, copy: 'newer' }));
  assert.equal(await phone.privateOnDisk(), undefined);
  assert.ok(phone.disk()?.lock !== undefined);
  assert.equal(phone.disk()?.copy, 'newer');
  must(await phone.openPage().seen.write(otherTab));
  assert.equal(await phone.privateOnDisk(), undefined);
  // And what is open is not written either.
  must(await seen.write(must(await seen.read())));
  assert.equal(phone.disk()?.keys.agreement.privateKey, undefined);
});

test("another device's lock, and one that is given back from before a change, open nothing by today's passphrase", async () => {
  const [phone, other] = [await createPhone(), await createPhone()];
  must(await phone.openPage().lock.set(passphrase));
  must(await other.openPage().lock.set(passphrase));
  const own = phone.disk();
  const theirs = other.disk()?.lock;
  assert.ok(own?.lock !== undefined && theirs !== undefined);
  phone.setDisk({ ...own, lock: theirs });
  assert.equal(codeOf(await phone.openPage().lock.open(passphrase)), 'lock-wrong');
  phone.setDisk(own);
  must(await phone.openPage().lock.change(passphrase, 'four grey herons'));
  phone.setDisk({ ...phone.disk(), lock: own.lock } as KeptKeys);
  assert.equal(codeOf(await phone.openPage().lock.open('four grey herons')), 'lock-wrong');
});

test('keys that an older build made unreadable say so, and who gives up a passphrase begins without keys', async () => {
  const phone = await createPhone();
  const kept = phone.disk();
  assert.ok(kept !== undefined);
  const { privateKey: _privateKey, publicKey } = kept.keys.agreement;
  const older = await subtle.generateKey({ name: 'ECDH', namedCurve: 'P-256' }, false, ['deriveBits']);
  phone.setDisk({ ...kept, keys: { ...kept.keys, agreement: { publicKey, privateKey: older.privateKey } } });
  assert.equal(must(await phone.openPage().lock.state()).at, 'older-keys');
  assert.equal(codeOf(await phone.openPage().lock.set(passphrase)), 'keys-not-here');
  phone.setDisk(kept);
  must(await phone.openPage().lock.set(passphrase));
  must(await phone.openPage().lock.forget());
  assert.equal(phone.disk(), undefined);
  assert.equal(must(await phone.openPage().lock.state()).at, 'no-keys');
});

test('a passphrase that is set before there are keys makes them, and they are never on the disk in clear', async () => {
  const phone = await createPhone();
  phone.setDisk(undefined);
  const { lock, seen } = phone.openPage();
  assert.equal(must(await lock.state()).at, 'no-keys');
  must(await lock.set(passphrase));
  assert.equal(must(await lock.state()).at, 'open');
  assert.equal(phone.disk()?.keys.agreement.privateKey, undefined);
  assert.equal(must(await seen.read())?.keys.agreement.privateKey?.type, 'private');
  assert.equal(codeOf(await phone.openPage().lock.open(passphrase)), 'ok');
});

test('of two windows that set a passphrase at once the first one counts, and the other says so', async () => {
  const phone = await createPhone();
  const both = await Promise.all(
    [passphrase, 'four grey herons'].map((typed) => phone.openPage().lock.set(typed)),
  );
  assert.deepEqual(both.map(codeOf).toSorted(), ['keys-not-here', 'ok']);
  const right = both[0]?.ok === true ? passphrase : 'four grey herons';
  assert.equal(codeOf(await phone.openPage().lock.open(right)), 'ok');
});
