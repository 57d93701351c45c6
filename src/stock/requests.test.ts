import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createWriter } from '../../test/support/log.ts';
import { anyId } from '../../test/support/postgres.ts';
import { requestsOf } from './requests.ts';
import { shipmentsOf } from './shipments.ts';

const [hub, van] = [anyId(), anyId()];
const writer = createWriter({ org: anyId(), site: van, worker: anyId() });
const entry = (kind: string, body: object, version = 1) =>
  writer.entry({ kind, version, site: kind === 'stock.transfer' ? hub : van, body: body as never });

test('a request is asked, approved in part, sent and come, and each step says how many', () => {
  const asked = entry('stock.request', {
    lines: [
      { item: 'foil', quantity: 100 },
      { item: 'stem', quantity: 5 },
    ],
  });
  const approved = entry('stock.approve', {
    request: asked.id,
    lines: [
      { item: 'foil', quantity: 40 },
      { item: 'stem', quantity: 0 },
    ],
  });
  const sent = entry('stock.transfer', { to: van, later: true, lines: [{ item: 'foil', quantity: 40 }] }, 2);
  const fulfilled = entry('stock.fulfil', { request: asked.id, sent: [sent.id] });
  const came = entry('stock.arrive', { sent: sent.id, lines: [{ item: 'foil', quantity: 38 }] });
  const story = [asked, approved, sent, fulfilled, came];
  const after = (steps: number) => {
    const entries = story.slice(0, steps);
    const [request] = requestsOf(entries, shipmentsOf(entries));
    const [foil] = request?.lines ?? [];
    return [request?.state, foil?.asked, foil?.approved, foil?.sent, foil?.came];
  };
  assert.deepEqual([1, 2, 4, 5].map(after), [
    ['asked', 100, undefined, 0, undefined],
    ['approved', 100, 40, 0, undefined],
    ['sent', 100, 40, 40, undefined],
    ['came', 100, 40, 40, 38],
  ]);
  const none = entry('stock.approve', { request: asked.id, lines: [{ item: 'foil', quantity: 0 }] });
  assert.equal(requestsOf([asked, approved, none], [])[0]?.state, 'refused');
  // Of two answers the later counts, in whatever order they arrive.
  assert.equal(requestsOf([none, asked, approved], [])[0]?.state, 'refused');
});
