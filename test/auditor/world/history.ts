import { random } from '#cli/adapters/ports.ts';
import { offsetMinutesIn } from '#log/zone.ts';
import { everything } from '#server/access/reach.ts';
import type { Chance } from '../../simulator/world/chance.ts';
import type { Books } from '../reckon/books.ts';
import { keepBooks } from './bookkeeping.ts';
import { lotOf, skews } from './deeds.ts';
import type { AuditedServer } from './instance.ts';
import { createLately, type Lately } from './lately.ts';
import { day, type Living, minute } from './living.ts';
import { createPhone, type Phone } from './phone.ts';

/** A history as it was lived: the auditor's books of it, and the server and phones that have it too. */
export interface Lived {
  readonly org: string;
  readonly sites: readonly string[];
  readonly books: Books;
  readonly phones: readonly Phone[];
  /** Those that keep the last days only. */
  readonly lately: readonly Lately[];
  readonly today: string;
  /** What nobody expected while it was lived. */
  readonly complaints: readonly string[];
}

const zones = ['America/New_York', 'America/Los_Angeles', 'Asia/Kolkata', 'Pacific/Auckland', 'UTC'];

export const live = async (server: AuditedServer, chance: Chance): Promise<Lived> => {
  const uuid = (): string => {
    const bytes = hex(chance.bytes(16));
    return `${bytes.slice(0, 8)}-${bytes.slice(8, 12)}-4${bytes.slice(13, 16)}-8${bytes.slice(17, 20)}-${bytes.slice(20)}`;
  };
  const org = uuid().slice(0, 24) + hex(random.bytes(6));
  const worker = uuid();
  const sites = Array.from({ length: chance.between(2, 3) }, uuid);
  const people = Array.from({ length: 4 }, uuid);
  const cards = chance.fork('cards');
  const zone = chance.pick(zones);
  const isLong = chance.happens(0.2);
  const keepDays = isLong ? 365 : chance.pick([20, 30, 45, 365]);
  const erases = chance.happens(0.6);
  server.at.now = Date.parse('2026-01-20T06:00:00Z') + chance.between(0, 60 * 24) * 60 * minute;
  // By a chance of their own: a history that is pinned stays as it was.
  const last = chance.fork('lately');
  const deviceDays = (): number => last.pick([1, 5, 12, 30]);
  await server.found({ org, sites, worker, zone, keepDays, deviceDays: deviceDays() });

  const books = keepBooks(() => server.at.now);
  const phones = await phonesOf({ server, chance, org, worker, sites, erases, books }, zone);
  const [office] = phones;
  if (office === undefined) throw new Error('no phone');
  const lately = [everything, { ...everything, sites: sites.slice(0, 1) }].map((reach, index) =>
    createLately({
      ...{ server, org, reach, limit: last.pick([3, 20, 500]) },
      name: `the last days ${index}`,
      site: sites[0] ?? org,
    }),
  );
  const fades: number[] = [];
  const lastSync = new Map<Phone, number>();
  const pass = async (ms: number): Promise<void> => {
    server.at.now += ms;
    if (ms < 20 * 60 * minute) return;
    await server.fade(org);
    fades.push(server.at.now);
  };
  const sync = async (phone: Phone): Promise<void> => {
    await pass(chance.between(1, 90) * 1_000);
    await phone.sync();
    lastSync.set(phone, server.at.now);
    if (last.happens(0.05)) await server.keepOnDevices(org, deviceDays());
    for (const one of lately) if (last.happens(0.2)) await one.sync();
  };

  const lot = lotOf({
    ...{ server, chance, cards, org, worker, sites, people, phones, office },
    ...{ books, erases, isLong, uuid, pass, sync },
  });
  for (let step = chance.between(50, 110); step > 0; step -= 1) {
    await pass(chance.between(1, 40) * 1_000);
    await chance.pick(lot)(chance.pick(phones));
    // Nobody is away so long that what it counted comes after its day has faded.
    for (const phone of phones) if (server.at.now - (lastSync.get(phone) ?? 0) > 7 * day) await sync(phone);
  }
  await pass(day);
  for (let round = 0; round < 2; round += 1) for (const phone of phones) await sync(phone);
  for (const one of lately) await one.sync();
  const { receipts, complaints } = books;
  return {
    ...{ org, sites, phones, lately, complaints },
    books: { zone, keepDays, now: server.at.now, receipts, fades },
    today: dayAt(zone, server.at.now),
  };
};

const phonesOf = async (
  {
    server,
    chance,
    org,
    worker,
    sites,
    erases,
    books,
  }: Pick<Living, 'server' | 'chance' | 'org' | 'worker' | 'sites' | 'erases' | 'books'>,
  zone: string,
): Promise<readonly Phone[]> => {
  const phones: Phone[] = [];
  const offsets = [-480, -300, 0, 330];
  for (let index = 0; index < chance.between(3, 4); index += 1) {
    const site = sites[index % sites.length] ?? org;
    const isAbroad = index > 0 && chance.happens(0.2);
    const fixed = chance.pick(offsets);
    const phone = await createPhone({
      name: `phone ${index}`,
      ...{ server, org, site, worker },
      reach: index === 0 || chance.happens(0.5) ? everything : { ...everything, sites: [site] },
      offsetMinutes: (ms) => (isAbroad ? fixed : offsetMinutesIn(zone, ms)),
      tellsClock: erases || chance.happens(0.7),
      random: chance.fork(`phone ${index}`),
      onPush: books.noted,
    });
    if (index > 0 && chance.happens(0.5)) phone.skew = chance.pick(skews);
    phones.push(phone);
  }
  return phones;
};

const hex = (bytes: Uint8Array): string =>
  [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');

const dayAt = (zone: string, ms: number): string =>
  new Date(ms + offsetMinutesIn(zone, ms) * minute).toISOString().slice(0, 10);
