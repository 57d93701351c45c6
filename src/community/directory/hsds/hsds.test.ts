import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ServiceBody } from '../entries.ts';
import { foldDirectory } from '../rules/listing.ts';
import { readHsds } from './read.ts';
import { writeHsds } from './write.ts';

const id = (n: number): string => `6f1c2a00-0000-4000-8000-${String(n).padStart(12, '0')}`;
const today = '2026-03-02';
const now = '2026-03-02T12:00:00-05:00';
const service = (n: number, more: Readonly<Record<string, unknown>> = {}) => ({
  id: id(n),
  name: `Service ${n}`,
  status: 'active',
  ...more,
});
const read = (value: unknown) => readHsds(JSON.stringify(value), today);
const taken = (value: unknown) => {
  const found = read(value);
  assert.ok(found.ok, JSON.stringify(found));
  return found.value;
};
const refused = (value: unknown) => {
  const found = read(value);
  assert.ok(!found.ok, JSON.stringify(found));
  return found.error;
};

const bodies: readonly ServiceBody[] = [
  {
    service: id(1),
    name: 'Night kitchen',
    provider: 'Neighbors',
    needs: ['food', 'charging'],
    about: 'Warm meals',
    languages: ['en', 'es'],
    access: ['step-free'],
    door: { id: 'no', police: 'sometimes' },
    phones: [{ number: '401 555 0101', label: 'Kitchen' }],
    email: 'kitchen@example.org',
    website: 'https://example.org/kitchen',
    where: {
      is: 'at',
      street: 'Main Street 1',
      city: 'Providence',
      region: 'RI',
      postal: '02903',
      country: 'US',
    },
    route: 'North van',
    hours: [
      { days: [1, 2], opens: '20:00', closes: '02:00' },
      { days: [3], opens: '10:00', closes: '12:00', every: 2, from: '2026-01-07' },
      { days: [4], opens: '10:00', closes: '12:00', weeks: [-1], until: '2026-12-31' },
    ],
    hoursNote: 'Ring twice',
    verifiedOn: '2026-02-01',
  },
  {
    service: id(2),
    name: 'Line',
    provider: 'Neighbors',
    needs: ['crisis'],
    phones: [{ number: '401 555 0102' }],
  },
  {
    service: id(3),
    name: 'Hidden house',
    needs: ['shelter'],
    phones: [{ number: '1' }],
    where: { is: 'hidden', area: 'North' },
  },
  { service: id(4), name: 'Beds', provider: 'Neighbors', needs: ['shelter'], phones: [{ number: '2' }] },
];
const entry = (n: number, kind: string, body: object, occurredAt = now) => ({
  id: id(100 + n),
  hlc: `00000000000010${n}-0000-00000001` as never,
  kind,
  version: 1,
  body: body as never,
  occurredAt,
});
const directory = (asOf = now) =>
  foldDirectory([
    ...bodies.map((body, index) => entry(index, 'directory.service', body)),
    entry(8, 'directory.capacity', { service: id(4), unit: 'bed', available: 2 }, asOf),
  ]);

test('what was written is read again as it was, and no hidden place is in it', () => {
  const file = writeHsds(directory(), now);
  assert.doesNotMatch(file, /Hidden|North"/);
  const { listings, left } = taken(JSON.parse(file));
  assert.deepEqual(left, []);
  const byName = (list: readonly ServiceBody[]) => [...list].sort((a, b) => (a.name < b.name ? -1 : 1));
  assert.deepEqual(byName(listings), byName(bodies.filter(({ where }) => where?.is !== 'hidden')));
  const ids = file.match(/"id": "([^"]+)"/g) ?? [];
  assert.equal(new Set(ids).size + 2, ids.length, 'each thing its own id, and one organization for three');
});

test('a capacity goes along as long as it is known, and not an hour longer', () => {
  assert.match(writeHsds(directory(), now), /"available": 2,\s*"updated": "2026-03-02T12:00:00-05:00"/);
  assert.doesNotMatch(writeHsds(directory('2026-03-01T11:00:00-05:00'), now), /capacities/);
});

test('a service at two places is two listings, one that is defunct is none, and an organization brings its services', () => {
  const location = (n: number) => ({ id: id(n), location_type: 'physical', name: `House ${n}` });
  const at = (n: number) => ({ id: id(n), location: location(n + 1) });
  const two = taken([
    service(1, { service_at_locations: [at(10), at(20)] }),
    service(2, { status: 'defunct' }),
  ]);
  assert.deepEqual([two.listings.map((one) => one.service), two.closed], [[id(10), id(20)], 1]);
  const organization = { id: id(50), name: 'Agency', description: 'x', services: [service(1)] };
  assert.equal(taken(organization).listings[0]?.provider, 'Agency');
  const sal = { ...at(10), service: service(1, { name: 'Food pantry' }) };
  assert.deepEqual(taken(sal).listings[0]?.needs, ['food']);
});

test('a schedule that says more than our hours can is kept in words, and one that is over says nothing', () => {
  const schedule = (more: object) => ({
    id: id(9),
    freq: 'WEEKLY',
    byday: 'MO',
    opens_at: '09:00',
    closes_at: '17:00',
    ...more,
  });
  const hours = (more: object) => taken(service(1, { schedules: [schedule(more)] })).listings[0];
  assert.deepEqual(hours({})?.hours, [{ days: [1], opens: '09:00', closes: '17:00' }]);
  const odd = hours({ bymonthday: '2,3', description: 'On the 2nd and 3rd' });
  assert.deepEqual([odd?.hours, odd?.hoursNote], [undefined, 'On the 2nd and 3rd']);
  assert.equal(hours({ valid_to: '2020-01-01' })?.hours, undefined);
});

test('a service with a fault is named with its place and left out; the others are taken', () => {
  const { listings, left } = taken({
    contents: [
      service(1),
      { id: id(2), status: 'active', email: 'no mail', url: 'example_org' },
      service(3, { phones: [{ id: 'x', number: 12 }], status: 'sometimes' }),
    ],
  });
  assert.deepEqual(
    listings.map(({ name }) => name),
    ['Service 1'],
  );
  assert.deepEqual(
    left.map(({ faults }) => faults.map(({ path, code }) => `${path} ${code}`)),
    [
      ['contents.1.name missing', 'contents.1.url not-uri', 'contents.1.email not-email'],
      [
        'contents.2.status not-allowed',
        'contents.2.phones.0.id not-uuid',
        'contents.2.phones.0.number not-text',
      ],
    ],
  );
});

test('circles, one id for two things and references that lead nowhere are named, and nothing is taken', () => {
  const organization = (n: number, up: number) => ({
    id: id(n),
    name: `Agency ${n}`,
    description: 'x',
    parent_organization_id: id(up),
    services: [service(n + 1)],
  });
  const codes = (value: unknown) => refused(value).faults.map(({ path, code }) => `${path} ${code}`);
  assert.deepEqual(codes([organization(10, 20), organization(20, 10)]), [
    '0.parent_organization_id cycle',
    '1.parent_organization_id cycle',
  ]);
  assert.deepEqual(codes([service(1), { ...service(1), name: 'Another' }]), ['1.id id-twice']);
  const lost = {
    ...service(1, { organization_id: id(99) }),
    organization: { id: id(5), name: 'a', description: 'a' },
  };
  assert.deepEqual(codes([lost]), ['0.organization_id reference']);
  const same = { id: id(1), location: { id: id(1), location_type: 'physical' }, service: service(2) };
  assert.ok(codes(same).includes('service_at_location.location.id id-twice'));
});

test('what is no file of services says so, however deep or odd it is', () => {
  assert.equal(readHsds('{', today).ok, false);
  for (const value of [null, 1, 'x', [], {}, { contents: [] }, { contents: [1, null] }, [[[]]]])
    assert.equal(refused(value).code, 'no-services', JSON.stringify(value));
  let deep = service(4);
  for (let level = 0; level < 500; level += 1)
    deep = service(4, { service_at_locations: [{ id: id(1), service: deep }] });
  assert.deepEqual(
    taken(deep).left.map(({ faults }) => faults.some(({ code }) => code === 'too-deep')),
    [true],
  );
});
