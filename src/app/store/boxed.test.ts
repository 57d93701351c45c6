import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Cipher, Entry } from '#log/index.ts';
import { createBoxing } from './boxed.ts';
import type { LocalRecord } from './ports.ts';

const cipher: Cipher = {
  seal: (plain, about) => Buffer.from(`${about}\n${plain}`).toString('base64'),
  open: (text, about) => {
    const [of, ...rest] = Buffer.from(text, 'base64').toString().split('\n');
    return of === about ? rest.join('\n') : undefined;
  },
};
const entry: Entry = {
  id: 'one',
  org: 'org',
  site: 'site',
  device: 'device',
  deviceSeq: 3,
  author: 'worker',
  kind: 'test.thing',
  version: 1,
  occurredAt: '2026-03-08T09:15:00-05:00',
  recordedAt: '2026-03-08T09:15:00-05:00',
  hlc: '001763881781000-0003-9f3c01ab',
  visit: 'visit',
  body: { n: 1 },
};
const { box, unbox } = createBoxing(cipher);
const others = createBoxing({ ...cipher, open: () => undefined });
const record: LocalRecord = { entry, hash: 'hash', delivery: 'waiting', own: true };

describe('a record on the disk', () => {
  it('lies there under a key with nothing in clear but what it is looked up by', () => {
    const stored = box(record);
    assert.deepEqual(Object.keys(stored).toSorted(), ['box', 'delivery', 'entry']);
    assert.deepEqual(stored.entry, { id: 'one', device: 'device', deviceSeq: 3 });
    assert.deepEqual(unbox(stored), record);
  });

  it('cannot be read without the key, nor in the place of another', () => {
    const stored = box(record);
    assert.equal(others.unbox(stored), undefined);
    assert.equal(unbox({ ...stored, entry: { ...stored.entry, id: 'two' } } as typeof stored), undefined);
  });

  it('from before there was a key is taken as it is', () => {
    assert.deepEqual(unbox(record), record);
  });
});
