import type * as hours from '#community/directory/rules/hours.ts';
import type * as listing from '#community/directory/rules/listing.ts';
import type { Bug } from '../simulator/bugs/bug.ts';
import { testPromises } from './planted.ts';

/** What the directory claims, held against a plain reckoning of its own; each planted mistake must be noticed. */

type Rules = typeof hours & typeof listing;
const rulesFolder = 'src/community/directory/rules';

const offset = '-05:00';
const stamp = (minute: number): string =>
  `${new Date(Date.UTC(2026, 2, 2) + minute * 60_000).toISOString().slice(0, 19)}${offset}`;

/** Whether somebody works at a minute of the fortnight from Monday 2026-03-02 on, written down minute by minute. */
const worked = (
  week: readonly (readonly [day: number, from: number, minutes: number])[],
): ReadonlySet<number> =>
  new Set(
    [-1, 0, 1].flatMap((weeks) =>
      week.flatMap(([day, from, minutes]) =>
        Array.from({ length: minutes }, (_, at) => (weeks * 7 + day - 1) * 1440 + from + at),
      ),
    ),
  );

/** The first claim that is false, '' when all hold. */
const complaint = (rules: Rules): string => {
  const night = { hours: [{ days: [5], opens: '20:00', closes: '02:00' }] };
  const day = { hours: [{ days: [1, 2], opens: '09:00', closes: '17:00' }] };
  for (const [said, minutes] of [
    [night, worked([[5, 1200, 360]])],
    [
      day,
      worked([
        [1, 540, 480],
        [2, 540, 480],
      ]),
    ],
  ] as const)
    for (let minute = 0; minute < 7 * 1440; minute += 15)
      if ((rules.openAt(said, stamp(minute), new Set()).is === 'open') !== minutes.has(minute))
        return `open at ${stamp(minute)}`;
  if (rules.openAt({}, stamp(600), new Set()).is !== 'unknown') return 'hours that nobody said';
  if (rules.openAt(day, stamp(600), new Set(['2026-03-02'])).is !== 'ask') return 'sure of a holiday';
  const entry = (count: number, kind: string, body: object, occurredAt = stamp(0)) => ({
    id: `00000000-0000-7000-8000-00000000000${count}`,
    hlc: `00000000000000${count}-0000-00000001` as never,
    kind,
    version: 1,
    body: body as never,
    occurredAt,
  });
  const phones = [{ number: '555 0100' }];
  const directory = rules.foldDirectory([
    entry(1, 'directory.service', { name: 'Hidden', needs: [], phones, where: { is: 'hidden' } }),
    entry(2, 'directory.service', { name: 'Unreachable', needs: [] }),
    entry(3, 'directory.service', { name: 'Shown', needs: [], phones, verifiedOn: '2025-11-01' }),
    entry(4, 'directory.service', { name: 'Gone', needs: [], phones }),
    entry(5, 'directory.service', {
      name: 'Gone',
      needs: [],
      phones,
      removed: true,
      service: entry(4, '', {}).id,
    }),
    entry(
      6,
      'directory.word',
      { service: entry(3, '', {}).id, said: 'changed' },
      '2026-03-01T10:00:00-05:00',
    ),
  ]);
  const shown = rules.published(directory);
  if (shown.map(({ body }) => body.name).join() !== 'Shown') return `published ${shown.length}`;
  if (shown[0] !== undefined && !rules.isAged(shown[0], directory, stamp(0))) return 'old shown as checked';
  for (const [hours, minutes] of [
    [24, 1440],
    [2, 120],
  ] as const) {
    const place = entry(1, 'directory.service', { name: 'Shelter', needs: ['shelter'] });
    const said = entry(2, 'directory.capacity', { service: place.id, unit: 'bed', available: 2 }, stamp(600));
    const rule = entry(3, 'directory.rules', { holidays: [], freshHours: hours });
    const shelter = rules.foldDirectory([place, said, rule]);
    for (let minute = 0; minute < 4000; minute += 10) {
      const age = minute - 600;
      const isKnown = age >= -10 && age < minutes;
      const [listed] = shelter.listings;
      const free = listed && rules.capacityOf(listed, shelter, stamp(minute));
      if ((free?.is === 'known') !== isKnown) return `free at ${stamp(minute)}`;
    }
  }
  return '';
};

const bugs: readonly Bug[] = [
  {
    name: 'what was free yesterday is shown as free',
    file: `${rulesFolder}/capacity.ts`,
    find: ' || age >= freshHours * 3_600_000',
    replace: '',
  },
  {
    name: 'the hours that the organization set are not kept',
    file: `${rulesFolder}/listing.ts`,
    find: 'capacityNow(unit, said, now, rules.freshHours)',
    replace: 'capacityNow(unit, said, now)',
  },
  {
    name: 'a clock that is ahead keeps a number fresh for days',
    file: `${rulesFolder}/capacity.ts`,
    find: 'age < -aheadMs || ',
    replace: '',
  },
  {
    name: 'what opens over midnight is shown open on the evening after, too',
    file: `${rulesFolder}/hours.ts`,
    find: 'from <= at && at < to);',
    replace: '(from <= at && at < to) || (to > 1440 && start === day - 1 && from + 1440 <= at));',
  },
  {
    name: 'what closed at midnight is shown closed in the night that it is open',
    file: `${rulesFolder}/hours.ts`,
    find: 'to: to <= from ? to + 1440 : to',
    replace: 'to: to <= from ? 1440 : to',
  },
  {
    name: 'a place is shown open at the minute in which it closed',
    file: `${rulesFolder}/hours.ts`,
    find: 'at < to);',
    replace: 'at <= to);',
  },
  {
    name: 'a holiday is a day like any other',
    file: `${rulesFolder}/hours.ts`,
    find: 'holidays.has(dateOf(day)) &&',
    replace: 'false &&',
  },
  {
    name: 'a hidden place is published',
    file: `${rulesFolder}/listing.ts`,
    find: "canReach(body) && body.where?.is !== 'hidden'",
    replace: 'canReach(body)',
  },
  {
    name: 'a place that nobody can reach is published',
    file: `${rulesFolder}/listing.ts`,
    find: "canReach(body) && body.where?.is !== 'hidden'",
    replace: "body.where?.is !== 'hidden'",
  },
  {
    name: 'a place that was taken out comes back',
    file: `${rulesFolder}/listing.ts`,
    find: 'if (body.removed === true) return [];',
    replace: '',
  },
  {
    name: 'a word that something changed makes a listing look checked',
    file: `${rulesFolder}/listing.ts`,
    find: "if (word?.said === 'still-true') {",
    replace: 'if (word !== undefined) {',
  },
];

testPromises<Rules>({ folder: rulesFolder, files: ['hours', 'listing'], complaint, bugs });
