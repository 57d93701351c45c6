import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addDays, dateToMs } from '#log/calendar.ts';
import type { JsonObject } from '#log/index.ts';
import { askDay, daysCovered } from '#report/days-covered.ts';
import { storyIn } from '../care.fixtures.ts';
import { doseKind } from '../entries.ts';
import { type Cover, foldCover, isNotKnown } from './cover.ts';
import type { Recorded } from './recorded.ts';
import { dueAt, foldReferrals } from './referral.ts';

const friday = '2026-03-06';
const entries = (...said: readonly (readonly [day: string, body: JsonObject, kind?: string])[]) =>
  said.map(([day, body, kind = 'care.dose'], at): Recorded => {
    const shared = { site: 's', author: 'a', ms: dateToMs(day) + at, hlc: String(at), kind, day };
    return { ...shared, id: `e${at}`, body: { referral: 'r', ...body } };
  });
const given = (day: string, days: number) => [day, { what: 'given', medication: 'methadone', days }] as const;
const coverOf = (own: readonly Recorded[]): Cover => foldCover(own) ?? assert.fail();

test('nobody runs dry over a weekend: the day to ask is the last weekday before day zero, and never before the dose', () => {
  for (const [day, days, asked] of [
    // Three days from Friday end on Monday: whoever asks on Sunday finds nobody.
    [friday, 3, friday],
    [friday, 1, friday],
    ['2026-03-02', 3, '2026-03-04'],
    ['2026-03-02', 5, friday],
    ['2026-03-02', 6, friday],
    ['2026-03-02', 7, friday],
    ['2026-03-02', 8, '2026-03-09'],
    // Given on a weekend for a day: at once.
    ['2026-03-07', 1, '2026-03-07'],
  ] as const)
    assert.equal(askDay(day, days), asked, `${day} for ${days} days`);
  for (let days = 1; days < 40; days += 1) assert.ok(askDay(friday, days) < addDays(friday, days));
});

test('how much is given has no place here', () => {
  const body = { referral: '0d9f5e6c-6a1b-4c0e-8a44-0c3f6d1a2b77', what: 'given', days: 3 };
  assert.equal(doseKind.parse(body, 1).ok, true);
  assert.equal(doseKind.parse({ ...body, milligrams: 8 }, 1).ok, false);
});

test('the latest dose says when nothing is left; a word that it goes on ends the task, and a dose after it sets it anew', () => {
  const own = entries(given('2026-03-02', 3), given('2026-03-04', 7));
  assert.deepEqual([coverOf(own).zero, coverOf(own).askOn], ['2026-03-11', '2026-03-10']);
  const elsewhere = [...own, ...entries(['2026-03-05', { what: 'elsewhere' }])];
  assert.deepEqual([coverOf(elsewhere).askOn, coverOf(elsewhere).said], [undefined, 'elsewhere']);
  const back = [...elsewhere, ...entries(given('2026-03-20', 1))];
  assert.deepEqual([coverOf(back).askOn, coverOf(back).said], ['2026-03-20', undefined]);
  assert.equal(foldCover(entries(['2026-03-05', { what: 'elsewhere' }])), undefined);
});

test('who takes the wish back is not asked; that a place said they started ends nothing: the doses may still run out', () => {
  const step = (name: string) => ['2026-03-03', { step: name }, 'care.step'] as const;
  assert.equal(coverOf(entries(given('2026-03-02', 3), step('cancel'))).askOn, undefined);
  assert.equal(coverOf(entries(given('2026-03-02', 3), step('start'))).askOn, '2026-03-04');
});

test('it is a task for us in the list of who waits, also when the referral itself is over', () => {
  const own = storyIn('completed').add('care.dose', { what: 'given', medication: 'methadone', days: 3 });
  const [referral = assert.fail()] = foldReferrals(own.entries);
  assert.equal(dueAt(referral, dateToMs), dateToMs('2026-03-04'));
});

test('days that two doses cover count once, and days after the first thirty do not count', () => {
  const own = coverOf(entries(given('2026-03-02', 3), given('2026-03-04', 7), given('2026-03-30', 5)));
  assert.equal(daysCovered(own.given), 3 + 6 + 2);
});

test('what is not known is said only when nothing is left and nobody told how it goes on', () => {
  const own = coverOf(entries(given('2026-03-02', 3)));
  assert.deepEqual([isNotKnown(own, '2026-03-04'), isNotKnown(own, '2026-03-05')], [false, true]);
  assert.equal(isNotKnown({ ...own, said: 'enough' }, '2026-04-01'), false);
});
