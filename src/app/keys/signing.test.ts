import assert from 'node:assert/strict';
import { test } from 'node:test';
import { err, failure, limits, ok } from '#log/index.ts';
import { platformSubtle } from '#vault/adapters/platform.ts';
import { readPush } from '#vault/read-push.ts';
import { createWriter } from '../../../test/support/log.ts';
import { createMemoryStore } from '../../../test/support/memory-store.ts';
import { anyId } from '../../../test/support/postgres.ts';
import { newDevice, type TestDevice, verify } from '../../../test/support/vault.ts';
import { exportUnsent } from '../store/export-unsent.ts';
import { createHttpTransport } from '../sync/adapters/http.ts';
import type { KeptKeys } from './ports.ts';
import { createSign } from './signing.ts';

/** What a device signs of what it hands in and puts into files. */

const subtle = platformSubtle();
assert.ok(subtle !== undefined);
const org = anyId();
const phone = await newDevice();
const keptBy = ({ id, stored }: TestDevice): KeptKeys => ({ device: id, keys: stored, statements: [] });
const signOf = (kept: KeptKeys | undefined) =>
  createSign({ org, device: phone.id, subtle, store: { read: async () => ok(kept) } });
const hashes = ['a'.repeat(64), 'b'.repeat(64)];

test('a device with keys says which entries are its own; one without keys, or with the keys of another, says nothing', async () => {
  const signed = await signOf(keptBy(phone))(hashes);
  assert.ok(signed.ok && signed.value !== undefined);
  const proof = await readPush(verify, org, signed.value);
  assert.deepEqual([proof?.installation, [...(proof?.hashes ?? [])]], [phone.id, hashes]);
  assert.deepEqual(await signOf(undefined)(hashes), ok(undefined));
  assert.deepEqual(await signOf(keptBy(await newDevice()))(hashes), ok(undefined));
});

test('a push carries the signature; while the keys cannot be read nothing is handed in without it', async () => {
  const bodies: unknown[] = [];
  const transport = (sign: ReturnType<typeof signOf>) =>
    createHttpTransport({
      base: '',
      token: () => 'token',
      sign,
      fetch: async (_, init) => {
        bodies.push(JSON.parse(String(init?.body)));
        return Response.json({ epoch: 'e', verdicts: [] });
      },
    });
  await transport(signOf(keptBy(phone))).push([], hashes);
  await transport(signOf(undefined)).push([], hashes);
  const failing = createSign({
    org,
    device: phone.id,
    subtle,
    store: { read: async () => err(failure('storage-unwritable')) },
  });
  assert.deepEqual(await transport(failing).push([], hashes), err({ kind: 'server-trouble' }));
  assert.equal(bodies.length, 2);
  const [signed, unsigned] = bodies as readonly { readonly signed?: { readonly text: string } }[];
  assert.match(signed?.signed?.text ?? '', /"hashes":\["a+","b+"\]/);
  assert.equal(unsigned?.signed, undefined);
});

test('a file of what was not sent is signed piece by piece, as it will be handed in', async () => {
  const store = createMemoryStore();
  const writer = createWriter({ org, site: anyId(), worker: anyId() });
  const hash = (at: number): string => at.toString(16).padStart(64, '0');
  await store.write(async (tx) => {
    for (let at = 1; at <= limits.batchEntries + 1; at += 1)
      await tx.put({ entry: writer.entry(), hash: hash(at), delivery: 'waiting', own: true });
  });
  const file = await exportUnsent(store, signOf(keptBy(phone)));
  assert.ok(file.ok);
  const { entries, signed } = JSON.parse(file.value.text);
  assert.deepEqual([entries.length, signed.length], [limits.batchEntries + 1, 2]);
  const last = await readPush(verify, org, signed[1]);
  assert.deepEqual([...(last?.hashes ?? [])], [hash(limits.batchEntries + 1)]);
});
