import assert from 'node:assert/strict';
import { test } from 'node:test';
import { timeToMs } from '#log/index.ts';
import { demoOutlets, demoPlan, demoToday } from './program.ts';

const id = (n: number): string => `6b0d4c1a-0000-4000-8000-00000000${String(1000 + n)}`;
const plan = demoPlan(
  1,
  '2026-01-01',
  '2026-06-01',
  demoOutlets(1).map((outlet, index) => ({ ...outlet, site: id(index) })),
);
let made = 10;
const place = { org: id(9), worker: id(8), makeId: () => id(made++) };

test('the demo has visits of today at every outlet, none of them later than now, also just after midnight and on a holiday', () => {
  for (const now of ['2026-11-27T15:20:00-05:00', '2026-12-25T09:00:00+01:00', '2026-03-01T00:07:00Z']) {
    const entries = [...demoToday(plan, place, now)].flat();
    assert.equal(new Set(entries.map(({ site }) => site)).size, plan.outlets.length);
    assert.ok(entries.filter(({ kind }) => kind === 'visits.visit').length >= 20);
    for (const { occurredAt } of entries) {
      assert.equal(occurredAt.slice(0, 10), now.slice(0, 10));
      assert.ok(timeToMs(occurredAt) <= timeToMs(now), `${occurredAt} is after ${now}`);
    }
  }
});
