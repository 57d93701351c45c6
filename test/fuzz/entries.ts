import { hlcFormat, type Json, type Kind, type KindRegistry, uuidv7 } from '#log/index.ts';
import type { Chance } from '../simulator/world/chance.ts';
import { drawBody, infinity, oddValues, spoil } from './bodies.ts';

/** Envelopes around bodies: mostly right, and in every way wrong that one can be. */
export interface Place {
  readonly org: string;
  readonly site: string;
  readonly worker: string;
}

type Envelope = Readonly<Record<string, Json>>;

export interface EntryFuzzer {
  /** A value to offer; hardly ever fit to be an entry of anybody. */
  readonly hostile: () => Json;
  /** An entry that must be accepted whatever it is offered together with. */
  readonly good: (kind: Kind) => Envelope;
}

const year = 365 * 24 * 3_600_000;

export const createEntryFuzzer = (
  chance: Chance,
  kinds: KindRegistry,
  place: Place,
  now: () => number,
): EntryFuzzer => {
  const id = (): string => uuidv7({ clock: { now, offsetMinutes: () => 0 }, random: chance });
  const good = createWriter(id);
  const hostile = createWriter(id);
  const offered: Envelope[] = [];

  const timeOf = (ms: number): string => `${new Date(ms).toISOString().slice(0, 19)}-05:00`;
  const envelope = (writer: ReturnType<typeof createWriter>, kind: Kind, body: Json): Envelope => {
    const { device, deviceSeq } = writer();
    return {
      id: id(),
      org: place.org,
      site: place.site,
      device,
      deviceSeq,
      author: place.worker,
      kind: kind.kind,
      version: kind.version,
      occurredAt: timeOf(now() - chance.between(0, 3 * year)),
      recordedAt: timeOf(now()),
      hlc: hlcFormat({ ms: now(), counter: deviceSeq % 0x1_0000 }, device),
      body,
    };
  };

  const wrongs: readonly ((entry: Envelope) => Json)[] = [
    (entry) => ({ ...entry, occurredAt: chance.pick(oddTimes) }),
    (entry) => ({ ...entry, recordedAt: chance.pick(oddTimes) }),
    (entry) => ({ ...entry, occurredAt: chance.pick(oddTimes), recordedAt: chance.pick(oddTimes) }),
    (entry) => ({ ...entry, hlc: chance.pick(oddClocks) }),
    (entry) => ({ ...entry, version: chance.pick([0, 2, 3, 9_999, 10_000, 10_001, 1.5, '1']) }),
    (entry) => ({ ...entry, kind: chance.pick(oddKinds) }),
    (entry) => ({ ...entry, subject: chance.pick(persons) }),
    (entry) => ({ ...entry, subject: chance.pick(persons), erased: true }),
    (entry) => ({ ...entry, erased: true, body: {} }),
    (entry) => ({ ...entry, sealed: 'x'.repeat(chance.between(0, 2_000)) }),
    (entry) => ({ ...entry, deviceSeq: chance.pick([0, 1, 1.5, 2 ** 31, 2 ** 53 - 1, 2 ** 53]) }),
    (entry) => ({ ...entry, visit: id() }),
    (entry) => ({ ...entry, site: id() }),
    (entry) => ({ ...entry, author: id() }),
    (entry) => ({ ...entry, org: id() }),
    (entry) => ({ ...entry, supersedes: [entry['id'] ?? null] }),
    (entry) => ({ ...entry, supersedes: targets(chance.between(1, 9)) }),
    (entry) => ({ ...entry, id: targets(1)[0] ?? null }),
    (entry) => {
      // Two that supersede each other, or a correction that comes before its target.
      const other = envelope(hostile, chance.pick(kinds.all), {});
      offered.push({ ...other, supersedes: [entry['id'] ?? null] });
      return { ...entry, supersedes: [other['id'] ?? null] };
    },
    (entry) => ({ ...entry, kind: 'log.void', version: 1, body: { reason: 'slip' }, supersedes: targets(1) }),
    (entry) => ({ ...entry, kind: 'log.erase', version: 1, body: { person: chance.pick(persons) } }),
    (entry) => ({
      ...entry,
      kind: 'log.erase',
      version: 1,
      subject: chance.pick(persons),
      body: { person: chance.pick(persons) },
    }),
    (entry) => ({ ...entry, more: chance.pick(oddValues) }),
    (entry) => spoil(chance, entry as Json),
    () => chance.pick(oddValues),
    () => (offered.length === 0 ? {} : chance.pick(offered)),
  ];
  const persons = [id(), id(), id()];
  const targets = (count: number): string[] =>
    Array.from({ length: count }, () =>
      offered.length === 0 ? id() : String(chance.pick(offered.slice(-60))['id']),
    );

  return {
    good: (kind) => envelope(good, kind, drawBody(chance, kind, false)),
    hostile: () => {
      const kind = chance.pick(kinds.all);
      const entry = envelope(hostile, kind, drawBody(chance, kind, chance.happens(0.5)));
      let value: Json = entry;
      for (let times = chance.between(0, 3); times > 0; times -= 1)
        value = chance.pick(wrongs)(
          typeof value === 'object' && value !== null ? (value as Envelope) : entry,
        );
      if (typeof value === 'object' && value !== null && !Array.isArray(value))
        offered.push(value as Envelope);
      return value;
    },
  };
};

/** A device with dense numbers. */
const createWriter = (id: () => string) => {
  let device = id();
  let deviceSeq = 0;
  return () => {
    deviceSeq += 1;
    if (deviceSeq > 500) [device, deviceSeq] = [id(), 1];
    return { device, deviceSeq };
  };
};

/** As it travels: JSON, with a number that JSON.stringify cannot write. */
export const toText = (entries: readonly Json[]): string =>
  JSON.stringify({ entries }).replaceAll(JSON.stringify(infinity()), '1e999');

const oddTimes = [
  '0001-01-01T10:00:00+09:59',
  '0001-01-01T00:00:00Z',
  '0000-01-01T00:00:00Z',
  '9999-12-31T23:59:59-01:00',
  '9999-12-31T23:59:59Z',
  '1899-12-31T23:59:59Z',
  '1900-01-01T00:00:00+14:00',
  '2200-12-31T23:59:59-12:00',
  '2201-01-01T00:00:00Z',
  '2026-03-08T09:15:00+14:59',
  '2026-03-08T09:15:00-14:00',
  '2026-03-08T09:15:00+09:59',
  '2026-03-08T09:15:00+00:07',
  '2026-02-30T09:15:00Z',
  '2026-03-08T09:15Z',
  '2026-03-08',
  '2026-03-08T24:00:00Z',
  '2026-03-08T09:15:60Z',
  '1970-01-01T00:00:00Z',
];
const oddClocks = [
  '000000000000000-0000-00000000',
  '999999999999999-ffff-ffffffff',
  '001767571200000-0000-0000000',
  '',
];
const oddKinds = [
  'future.kind',
  'a.b',
  'log.future',
  'Exchange.handout',
  'x',
  `${'x'.repeat(40)}.${'y'.repeat(30)}`,
];
