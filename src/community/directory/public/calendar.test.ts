import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ServiceBody } from '../entries.ts';
import { foldDirectory } from '../rules/listing.ts';
import { calendarOf } from './calendar.ts';

const now = '2026-03-02T12:00:00-05:00';
const id = (n: number): string => `6f1c2a00-0000-4000-8000-${String(n).padStart(12, '0')}`;
const calendar = (bodies: readonly Partial<ServiceBody>[], holidays: readonly string[] = []): string =>
  calendarOf(
    foldDirectory(
      [
        ...bodies.map((body) => [
          'directory.service',
          { name: 'Stop', needs: [], phones: [{ number: '1' }], route: 'North van', ...body },
        ]),
        ['directory.rules', { holidays }],
      ].map(([kind, body], n) => ({
        id: id(n),
        hlc: `00000000000010${n}-0000-00000001` as never,
        kind: kind as string,
        version: 1,
        body: body as never,
        occurredAt: now,
      })),
    ),
    'Vans',
    now,
  );
const unfolded = (text: string): readonly string[] => text.replaceAll('\r\n ', '').split('\r\n');

test('a stop over midnight, every second week, and on the last Friday, without the days that are others', () => {
  const lines = unfolded(
    calendar(
      [
        {
          where: { is: 'at', street: 'Dock Street 3; back door', city: 'Providence' },
          hours: [
            { days: [2], opens: '20:00', closes: '02:00', every: 2, from: '2026-03-03', until: '2026-06-30' },
            { days: [5], opens: '10:00', closes: '24:00', weeks: [-1] },
          ],
          days: [{ date: '2026-03-17', hours: [{ opens: '18:00', closes: '19:00' }] }],
        },
      ],
      ['2026-03-27', '2026-03-10'],
    ),
  );
  const of = (name: string) => lines.filter((line) => line.startsWith(`${name}:`));
  assert.deepEqual(of('DTSTART'), [
    'DTSTART:20260303T200000',
    'DTSTART:20260130T100000',
    'DTSTART:20260317T180000',
  ]);
  assert.deepEqual(of('DTEND'), ['DTEND:20260304T020000', 'DTEND:20260131T000000', 'DTEND:20260317T190000']);
  assert.deepEqual(of('RRULE'), [
    'RRULE:FREQ=WEEKLY;INTERVAL=2;BYDAY=TU;UNTIL=20260630T235900;WKST=MO',
    'RRULE:FREQ=MONTHLY;BYDAY=-1FR',
  ]);
  assert.deepEqual(of('EXDATE'), ['EXDATE:20260317T200000', 'EXDATE:20260327T100000']);
  assert.equal(of('LOCATION')[0], 'LOCATION:Dock Street 3\\; back door\\, Providence');
  assert.equal(new Set(of('UID')).size, 3);
});

test('a hidden stop, one that nobody can reach and a place that is no stop are not in it; no line is too long', () => {
  const hours = [{ days: [1], opens: '10:00', closes: '12:00' }];
  const text = calendar([
    { name: 'Secret', hours, where: { is: 'hidden' } },
    { name: 'Mute', hours, phones: [] },
    { name: 'House', hours, route: undefined as never },
    { name: `Plaza del Río ${'ñ'.repeat(120)}`, hours },
  ]);
  assert.doesNotMatch(text, /Secret|Mute|House/);
  assert.equal(text.split('BEGIN:VEVENT').length, 2);
  for (const line of text.split('\r\n')) assert.ok(Buffer.byteLength(line) <= 75, line);
  assert.ok(unfolded(text).some((line) => line.endsWith(`Río ${'ñ'.repeat(120)}`)));
});
