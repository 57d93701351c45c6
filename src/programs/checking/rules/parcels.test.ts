import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { JsonObject } from '#log/index.ts';
import { isHere, parcelsOf } from './parcels.ts';
import { foldSamples, type Recorded } from './sample.ts';

const entry = (kind: string, body: JsonObject, ms: number): Recorded => ({
  id: `${kind}-${ms}-${String(body['sample'])}`,
  kind: `checking.${kind}`,
  body,
  day: new Date(ms).toISOString().slice(0, 10),
  ms,
  site: 'site',
  isCorrection: false,
});
const day = 86_400_000;
const took = (sample: string, ms: number) => entry('sample', { sample }, ms);
const sent = (sample: string, ms: number, more: JsonObject = {}) =>
  entry('move', { sample, what: 'sent', to: 'Lab', ...more }, ms);

test('what went to one lab on one day under one number is one parcel, the newest first, each sample once', () => {
  const samples = foldSamples([
    ...['a', 'b', 'c', 'd'].map((sample, at) => took(sample, at)),
    sent('b', 100),
    sent('a', 200),
    sent('a', 300),
    sent('c', 400, { tracking: 'X1' }),
    sent('d', 2 * day),
  ]);
  assert.deepEqual(
    parcelsOf(samples).map(({ to, tracking, samples: own }) => [to, tracking, own.map(({ id }) => id)]),
    [
      ['Lab', undefined, ['d']],
      ['Lab', undefined, ['a', 'b']],
      ['Lab', 'X1', ['c']],
    ],
  );
});

test('what was sent or has ended is no longer here to be sent', () => {
  const samples = foldSamples([
    ...['a', 'b', 'c'].map((sample, at) => took(sample, at)),
    sent('a', 100),
    entry('move', { sample: 'b', what: 'destroyed', witness: 'w' }, 100),
  ]);
  assert.deepEqual(
    samples.filter(isHere).map(({ id }) => id),
    ['c'],
  );
  assert.equal(samples.find(({ id }) => id === 'b')?.moves[0]?.witness, 'w');
});
