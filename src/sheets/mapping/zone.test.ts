import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { isLocalTime, timeToMs } from '#log/index.ts';
import { createZone } from './zone.ts';

const zone = (name: string) => {
  const made = createZone(name);
  assert.ok(made);
  return made;
};

test('a local time gets the offset of its place and season', () => {
  assert.equal(
    zone('America/New_York').toTime('2024-01-15', '09:30:00', 'first'),
    '2024-01-15T09:30:00-05:00',
  );
  assert.equal(
    zone('America/New_York').toTime('2024-07-15', '09:30:00', 'first'),
    '2024-07-15T09:30:00-04:00',
  );
  assert.equal(zone('Asia/Kathmandu').toTime('2024-07-15', '09:30:00', 'first'), '2024-07-15T09:30:00+05:45');
  assert.equal(zone('Europe/London').toTime('2024-01-15', '09:30:00', 'first'), '2024-01-15T09:30:00Z');
});

test('an hour that was skipped is read by the offset before the change', () => {
  assert.equal(
    zone('America/New_York').toTime('2024-03-10', '02:30:00', 'first'),
    '2024-03-10T03:30:00-04:00',
  );
  assert.equal(zone('Europe/London').toTime('2024-03-31', '01:15:00', 'first'), '2024-03-31T02:15:00+01:00');
  assert.equal(
    zone('Australia/Lord_Howe').toTime('2024-10-06', '02:15:00', 'first'),
    '2024-10-06T02:45:00+11:00',
  );
});

test('an hour that comes twice is the first or the second, as the mapping says', () => {
  const newYork = zone('America/New_York');
  assert.equal(newYork.toTime('2024-11-03', '01:30:00', 'first'), '2024-11-03T01:30:00-04:00');
  assert.equal(newYork.toTime('2024-11-03', '01:30:00', 'second'), '2024-11-03T01:30:00-05:00');
  assert.equal(newYork.toTime('2024-11-03', '00:59:59', 'second'), '2024-11-03T00:59:59-04:00');
  assert.equal(newYork.toTime('2024-11-03', '02:00:00', 'first'), '2024-11-03T02:00:00-05:00');
});

test('a name that is no zone gives none', () => {
  assert.equal(createZone('Mars/Olympus'), undefined);
});

test('whatever the place and time, the moment shows the same clock there, skipped hours aside', () => {
  const names = [
    'America/New_York',
    'America/St_Johns',
    'Europe/Berlin',
    'Australia/Lord_Howe',
    'Pacific/Apia',
    'UTC',
  ];
  const zones = names.map(zone);
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: names.length - 1 }),
      fc.integer({ min: Date.UTC(1995, 0), max: Date.UTC(2027, 0) }),
      (index, ms) => {
        const place = zones[index];
        assert.ok(place);
        // Starting from a real moment, its local clock leads back to it or to the other of a doubled hour.
        const whole = Math.floor(ms / 1000) * 1000;
        const local = new Date(whole + place.offsetMinutes(whole) * 60_000).toISOString();
        const made = [
          place.toTime(local.slice(0, 10), local.slice(11, 19), 'first'),
          place.toTime(local.slice(0, 10), local.slice(11, 19), 'second'),
        ];
        assert.ok(made.every(isLocalTime));
        assert.ok(
          made.some((time) => timeToMs(time) === whole),
          `${names[index]} ${local} ${made}`,
        );
      },
    ),
    { seed: 1, numRuns: 300 },
  );
});
