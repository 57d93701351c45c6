import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Story, storyIn } from '../care.fixtures.ts';
import type { Plan } from './plan.ts';
import { dueAt, foldReferrals, type Referral } from './referral.ts';

const startOf = (day: string): number => Date.parse(`${day}T00:00:00Z`);
const referralOf = (own: Story): Referral => foldReferrals(own.entries)[0] ?? assert.fail();
const planOf = (own: Story): Plan => referralOf(own).plan ?? assert.fail();
const agreed = (plan = 'p1', next = '2026-03-05'): Story =>
  storyIn('completed').add('care.plan', { plan, ways: ['counter', 'phone'], next });
const tried = (own: Story, came: string, next?: string, plan = 'p1'): Story =>
  own.add('care.try', { plan, way: 'counter', came, ...(next !== undefined && { next }) });

test('what was agreed is a task on its day, also when the referral itself is over', () => {
  assert.equal(dueAt(referralOf(agreed()), startOf), startOf('2026-03-05'));
  assert.equal(dueAt(referralOf(storyIn('completed')), startOf), undefined);
});

test('tries are counted; one that reached nobody sets the next, one that did ends it', () => {
  const own = tried(agreed(), 'no-answer', '2026-03-07');
  assert.deepEqual([planOf(own).next, planOf(own).tried.length], ['2026-03-07', 1]);
  tried(own, 'reached');
  assert.deepEqual([planOf(own).next, planOf(own).tried.length], [undefined, 2]);
});

test('a stop stops, whatever another device wrote before it heard of it', () => {
  const own = agreed().add('care.stop', { plan: 'p1' });
  tried(own, 'no-answer', '2026-03-09');
  assert.deepEqual([planOf(own).isStopped, planOf(own).next], [true, undefined]);
  assert.equal(dueAt(referralOf(own), startOf), undefined);
});

test('whoever wants to be asked again agrees anew, and the stop of before does not speak of it', () => {
  const own = agreed().add('care.stop', { plan: 'p1' });
  own.add('care.plan', { plan: 'p2', ways: ['text'], next: '2026-04-01' });
  assert.deepEqual([planOf(own).isStopped, planOf(own).next, planOf(own).tried], [false, '2026-04-01', []]);
  tried(own, 'no-answer', '2026-05-01', 'p1');
  assert.equal(planOf(own).next, '2026-04-01');
});
