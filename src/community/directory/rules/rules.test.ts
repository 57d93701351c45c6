import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Entry } from '#log/index.ts';
import type { HoursRule, ServiceBody } from '../entries.ts';
import { type OpenState, openAt } from './hours.ts';
import { batchesOf } from './imported.ts';
import {
  ageInDays,
  capacityOf,
  type DirectoryEntry,
  find,
  foldDirectory,
  isAged,
  published,
} from './listing.ts';

const none = new Set<string>();
const weekdays = [1, 2, 3, 4, 5];
const rule = (
  days: readonly number[],
  opens: string,
  closes: string,
  more: Partial<HoursRule> = {},
): HoursRule => ({
  days: [...days],
  opens,
  closes,
  ...more,
});
/** 2026-03-02 is a Monday. */
const at = (local: string): string => `${local}:00-05:00`;
const state = (hours: readonly HoursRule[], local: string): OpenState =>
  openAt({ hours: [...hours] }, at(local), none);

test('open by day and minute, closing at the minute it says', () => {
  const hours = [rule(weekdays, '09:00', '17:00')];
  assert.deepEqual(state(hours, '2026-03-02T08:59'), {
    is: 'closed',
    next: { date: '2026-03-02', clock: '09:00' },
  });
  assert.deepEqual(state(hours, '2026-03-02T09:00'), {
    is: 'open',
    until: { date: '2026-03-02', clock: '17:00' },
  });
  assert.deepEqual(state(hours, '2026-03-06T17:00'), {
    is: 'closed',
    next: { date: '2026-03-09', clock: '09:00' },
  });
});

test('over midnight it is open into the next day, and closed on the night that nobody works', () => {
  const hours = [rule([5], '20:00', '02:00')];
  assert.deepEqual(state(hours, '2026-03-07T01:59'), {
    is: 'open',
    until: { date: '2026-03-07', clock: '02:00' },
  });
  assert.equal(state(hours, '2026-03-07T02:00').is, 'closed');
  assert.equal(state(hours, '2026-03-07T20:30').is, 'closed', 'Saturday evening');
  assert.equal(state(hours, '2026-03-06T01:00').is, 'closed', 'the night before Friday');
  // From the end of the month into the next, and of the year.
  assert.equal(openAt({ hours: [rule([6], '22:00', '04:00')] }, at('2026-02-01T03:59'), none).is, 'open');
  assert.equal(openAt({ hours: [rule([4], '22:00', '04:00')] }, at('2027-01-01T03:59'), none).is, 'open');
});

test('spans without a gap between them are one, and all hours have no end', () => {
  const night = [rule([1], '20:00', '24:00'), rule([2], '00:00', '06:00')];
  assert.deepEqual(state(night, '2026-03-02T21:00'), {
    is: 'open',
    until: { date: '2026-03-03', clock: '06:00' },
  });
  for (const closes of ['24:00', '00:00'])
    assert.deepEqual(state([rule([1, 2, 3, 4, 5, 6, 7], '00:00', closes)], '2026-03-02T12:00'), {
      is: 'open',
    });
});

test('without hours nothing is claimed', () => {
  assert.deepEqual(openAt({}, at('2026-03-02T12:00'), none), { is: 'unknown' });
  const only = { days: [{ date: '2026-03-02', hours: [{ opens: '10:00', closes: '12:00' }] }] };
  assert.equal(openAt(only, at('2026-03-02T11:00'), none).is, 'open');
  assert.equal(openAt(only, at('2026-03-03T11:00'), none).is, 'unknown');
});

test('every second week, the second and the last Tuesday, a season', () => {
  const second = [rule([2], '10:00', '12:00', { every: 2, from: '2026-03-03' })];
  assert.equal(state(second, '2026-03-03T11:00').is, 'open');
  assert.deepEqual(state(second, '2026-03-10T11:00'), {
    is: 'closed',
    next: { date: '2026-03-17', clock: '10:00' },
  });
  const ofMonth = [rule([2], '10:00', '12:00', { weeks: [2, -1] })];
  assert.deepEqual(
    ['03', '10', '17', '24', '31'].filter((day) => state(ofMonth, `2026-03-${day}T11:00`).is === 'open'),
    ['10', '31'],
  );
  const season = [rule([1], '10:00', '12:00', { from: '2026-04-01', until: '2026-04-13' })];
  assert.equal(state(season, '2026-03-30T11:00').is, 'closed');
  assert.equal(state(season, '2026-04-13T11:00').is, 'open');
  assert.deepEqual(state(season, '2026-04-20T11:00'), { is: 'closed' });
});

test('on a holiday of which nothing is said one has to ask; what is said counts', () => {
  const hours = [rule(weekdays, '09:00', '17:00')];
  const holidays = new Set(['2026-03-04']);
  const on = (more: Partial<ServiceBody>) => openAt({ hours, ...more }, at('2026-03-04T10:00'), holidays);
  assert.deepEqual(on({}), { is: 'ask' });
  assert.equal(on({ holidays: 'as-usual' }).is, 'open');
  assert.deepEqual(on({ holidays: 'closed' }), {
    is: 'closed',
    next: { date: '2026-03-05', clock: '09:00' },
  });
  const short = [{ date: '2026-03-04', hours: [{ opens: '09:00', closes: '12:00' }] }];
  assert.deepEqual(on({ days: short }), { is: 'open', until: { date: '2026-03-04', clock: '12:00' } });
  // The next opening is never promised on a day that is unsure.
  assert.deepEqual(openAt({ hours }, at('2026-03-03T18:00'), holidays), {
    is: 'closed',
    next: { date: '2026-03-05', clock: '09:00' },
  });
  // A night that began before a holiday goes on to its end; a holiday's own evening is unsure.
  const nights = [rule([1, 2, 3, 4, 5, 6, 7], '20:00', '02:00')];
  assert.equal(openAt({ hours: nights }, at('2026-03-04T01:00'), holidays).is, 'open');
  assert.equal(openAt({ hours: nights }, at('2026-03-05T01:00'), holidays).is, 'ask');
});

test('what says it is open until an hour is open up to it and not a minute longer, for any hours', () => {
  const clock = fc.integer({ min: 0, max: 95 }).map((quarter) => {
    const minutes = quarter * 15;
    return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
  });
  const rules = fc.array(
    fc.record({ days: fc.subarray([1, 2, 3, 4, 5, 6, 7], { minLength: 1 }), opens: clock, closes: clock }),
    { minLength: 1, maxLength: 4 },
  );
  const minutes = fc.integer({ min: 0, max: 14 * 1440 - 1 });
  const local = (minute: number): string =>
    `${new Date(Date.UTC(2026, 2, 2) + minute * 60_000).toISOString().slice(0, 19)}-05:00`;
  fc.assert(
    fc.property(rules, minutes, (hours, minute) => {
      const now = openAt({ hours }, local(minute), none);
      const next = now.is === 'open' ? now.until : now.is === 'closed' ? now.next : undefined;
      if (next === undefined) return;
      const there = (Date.parse(`${next.date}T${next.clock}:00Z`) - Date.UTC(2026, 2, 2)) / 60_000;
      assert.ok(there > minute);
      assert.notEqual(openAt({ hours }, local(there), none).is, now.is);
      assert.equal(openAt({ hours }, local(there - 1), none).is, now.is);
    }),
    { seed: 20260302, numRuns: 300 },
  );
});

let count = 0;
const entry = (
  kind: string,
  body: DirectoryEntry['body'],
  occurredAt = at('2026-03-02T10:00'),
): DirectoryEntry => {
  count += 1;
  const id = `00000000-0000-7000-8000-${String(count).padStart(12, '0')}`;
  return {
    id,
    hlc: `${String(count).padStart(15, '0')}-0000-00000001` as DirectoryEntry['hlc'],
    kind,
    version: 1,
    body,
    occurredAt,
  };
};
const phones = [{ number: '555 0100' }];
const service = (name: string, more: Partial<ServiceBody> = {}): DirectoryEntry =>
  entry('directory.service', { name, needs: ['food'], phones, ...more } as DirectoryEntry['body']);

test('the latest word of a listing counts in whatever order entries come; one taken away is gone', () => {
  const first = service('Soup kitchen');
  const renamed = service('Sunday kitchen', { service: first.id });
  const gone = service('Closed for good');
  const removal = service('Closed for good', { service: gone.id, removed: true });
  for (const entries of [
    [first, renamed, gone, removal],
    [removal, gone, renamed, first, first],
  ])
    assert.deepEqual(
      foldDirectory(entries).listings.map(({ id, body }) => [id, body.name]),
      [[first.id, 'Sunday kitchen']],
    );
});

test('a hidden place and one that nobody can reach are never published', () => {
  const directory = foldDirectory([
    service('House without an address', { where: { is: 'hidden', area: 'North side' } }),
    service('Nobody can call it', { phones: [] }),
    service('Kitchen', { where: { is: 'at', street: 'Main Street 1' } }),
  ]);
  assert.deepEqual(directory.listings.length, 3);
  assert.deepEqual(
    published(directory).map(({ body }) => body.name),
    ['Kitchen'],
  );
});

test('"verified on" is the latest day on which somebody made sure, and a word that something changed waits until one looks', () => {
  const first = service('Kitchen', { verifiedOn: '2026-01-05' });
  const word = (said: string, day: string) =>
    entry('directory.word', { service: first.id, said }, at(`${day}T12:00`));
  const listing = (more: readonly DirectoryEntry[]) =>
    foldDirectory([first, ...more]).listings[0] ?? assert.fail();
  const now = at('2026-03-02T10:00');
  assert.equal(ageInDays(listing([]), now), 56);
  assert.equal(listing([word('still-true', '2026-02-28')]).verifiedOn, '2026-02-28');
  const changed = [word('changed', '2026-02-10'), word('changed', '2026-02-11')];
  assert.equal(listing(changed).changedSince, at('2026-02-10T12:00'));
  assert.equal(listing(changed).verifiedOn, '2026-01-05', 'what changed was not made sure of');
  assert.equal(listing([...changed, word('still-true', '2026-02-12')]).changedSince, undefined);
  assert.equal(listing([...changed, service('Kitchen', { service: first.id })]).changedSince, undefined);
  const rules = (agedDays?: number) =>
    foldDirectory([
      first,
      entry('directory.rules', { holidays: [], ...(agedDays !== undefined && { agedDays }) }),
    ]);
  const isOld = (agedDays?: number) =>
    isAged(rules(agedDays).listings[0] ?? assert.fail(), rules(agedDays), now);
  assert.deepEqual([isOld(), isOld(55), isOld(56)], [false, true, false]);
  assert.equal(
    isAged({ id: first.id, body: { name: 'x', needs: [] } }, rules(), now),
    true,
    'never made sure of',
  );
});

test('found by need, language and words without accents, open ones first', () => {
  const open = [rule([1], '09:00', '17:00')];
  const directory = foldDirectory([
    service('Comedor del Río', { hours: [rule([2], '09:00', '17:00')], languages: ['es'] }),
    service('Kitchen', { hours: open }),
    service('Pantry'),
    service('Showers', { needs: ['shower'], hours: open }),
  ]);
  const names = (wish: Parameters<typeof find>[1]) =>
    find(directory, wish, at('2026-03-02T10:00')).map(({ listing }) => listing.body.name);
  assert.deepEqual(names({ need: 'food' }), ['Kitchen', 'Pantry', 'Comedor del Río']);
  assert.deepEqual(names({ need: 'food', openNow: true }), ['Kitchen']);
  assert.deepEqual(names({ text: 'rio' }), ['Comedor del Río']);
  assert.deepEqual(names({ language: 'es' }), ['Comedor del Río']);
  assert.deepEqual(names({ text: 'nothing of this' }), []);
});

test('what is free is a number with its age for so many hours, and then nobody knows; a clock ahead makes nothing fresh', () => {
  const place = service('Shelter', { needs: ['shelter'] });
  const said = (available: number, occurredAt: string) =>
    entry('directory.capacity', { service: place.id, unit: 'bed', available }, occurredAt);
  const now = at('2026-03-02T12:00');
  const free = (entries: readonly DirectoryEntry[]) => {
    const directory = foldDirectory([place, ...entries]);
    return capacityOf(directory.listings[0] ?? assert.fail(), directory, now);
  };
  const unknown = { is: 'unknown', unit: 'bed' };
  assert.deepEqual(free([]), unknown);
  const known = (available: number, minutesAgo: number) => ({
    is: 'known',
    unit: 'bed',
    available,
    minutesAgo,
  });
  assert.deepEqual(free([said(0, at('2026-03-02T10:30'))]), known(0, 90), 'none is a number');
  assert.deepEqual(free([said(3, at('2026-03-01T12:01'))]), known(3, 1439));
  assert.deepEqual(free([said(3, at('2026-03-01T12:00'))]), unknown);
  const hours = entry('directory.rules', { holidays: [], freshHours: 2 });
  assert.deepEqual(free([hours, said(3, at('2026-03-02T10:00'))]), unknown);
  assert.deepEqual(free([hours, said(3, at('2026-03-02T10:01'))]), known(3, 119));
  assert.deepEqual(free([said(3, at('2026-03-02T12:11'))]), unknown, 'said in the future');
  assert.deepEqual(free([said(3, at('2026-03-02T12:09'))]), known(3, 0));
  // An old word that faded to the start of its day is not fresher than it was.
  assert.deepEqual(free([said(3, at('2026-03-01T00:00'))]), unknown);
  assert.equal(
    capacityOf({ id: place.id, body: { name: 'x', needs: ['food'] } }, foldDirectory([]), now),
    undefined,
  );
});

test('only the latest link of a listing opens, and none after it was ended', () => {
  const place = service('Kitchen');
  const link = (more = {}) => entry('directory.link', { service: place.id, ...more });
  const [first, second, end] = [link(), link(), link({ ended: true })];
  const opens = (entries: readonly DirectoryEntry[]) => foldDirectory([place, ...entries]).listings[0]?.link;
  assert.equal(opens([second, first]), second.id);
  assert.equal(opens([end, second, first]), undefined);
});

test('what a file brought is one batch; what was saved in the same second, or one place twice, is none of it', () => {
  const save = (ms: number, device: string, more: Partial<ServiceBody> = {}) =>
    ({
      ...service('Kitchen', more),
      recordedAt: at('2026-03-02T10:00'),
      hlc: `${String(ms).padStart(15, '0')}-0000-00000001`,
      device,
    }) as unknown as Entry;
  const [a, b] = [save(1, 'd1'), save(1, 'd1')];
  const twice = [save(2, 'd1', { service: a.id }), save(2, 'd1', { service: a.id })];
  const others = [save(3, 'd1'), save(1, 'd2')];
  assert.deepEqual(batchesOf([a, b, ...twice, ...others]), [
    { at: at('2026-03-02T10:00'), ids: [a.id, b.id] },
  ]);
});
