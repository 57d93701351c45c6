import { random } from '#cli/adapters/ports.ts';
import type { Draft } from '#kit/recorder.ts';
import { type Entry, hlcFormat, type JsonObject, timeToMs } from '#log/index.ts';
import { offsetMinutesIn } from '#log/zone.ts';
import { everything } from '#server/access/reach.ts';
import { closingDrafts } from '#stock/count/closing.ts';
import { isGoing } from '#stock/count/standing.ts';
import type { Chance } from '../../simulator/world/chance.ts';
import type { Books, Receipt, Said } from '../reckon/books.ts';
import * as draw from './drawn.ts';
import type { AuditedServer } from './instance.ts';
import { createPhone, type Phone } from './phone.ts';

/** A history as it was lived: the auditor's books of it, and the server and phones that have it too. */
export interface Lived {
  readonly org: string;
  readonly sites: readonly string[];
  readonly books: Books;
  readonly phones: readonly Phone[];
  readonly today: string;
  /** What nobody expected while it was lived. */
  readonly complaints: readonly string[];
}

const minute = 60_000;
const day = 86_400_000;
const zones = ['America/New_York', 'America/Los_Angeles', 'Asia/Kolkata', 'Pacific/Auckland', 'UTC'];
const skews = [
  0,
  0,
  20 * minute,
  -3 * 60 * minute,
  5 * 60 * minute,
  -2 * day,
  30 * day,
  365 * day,
  -900 * day,
];

export const live = async (server: AuditedServer, chance: Chance): Promise<Lived> => {
  const uuid = (): string => {
    const bytes = [...chance.bytes(16)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
    return `${bytes.slice(0, 8)}-${bytes.slice(8, 12)}-4${bytes.slice(13, 16)}-8${bytes.slice(17, 20)}-${bytes.slice(20)}`;
  };
  const org =
    uuid().slice(0, 24) + [...random.bytes(6)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  const worker = uuid();
  const sites = Array.from({ length: chance.between(2, 3) }, uuid);
  const people = Array.from({ length: 4 }, uuid);
  // By a chance of its own: the rest of a history that is pinned stays as it was.
  const cards = chance.fork('cards');
  const wholes: draw.Whole[] = [];
  const zone = chance.pick(zones);
  const isLong = chance.happens(0.2);
  const keepDays = isLong ? 365 : chance.pick([20, 30, 45, 365]);
  // Of an erased hand-out the server keeps no time, only its place among the counts that it knows: here these are handed in at
  // once, and nobody moves them to other days.
  const erases = chance.happens(0.6);
  server.at.now = Date.parse('2026-01-20T06:00:00Z') + chance.between(0, 60 * 24) * 60 * minute;
  await server.found({ org, sites, worker, zone, keepDays });

  const written = new Map<string, Said>();
  const receipts: Receipt[] = [];
  const fades: number[] = [];
  const complaints: string[] = [];
  let batch = 0;
  const noted = (
    entries: readonly Entry[],
    ahead: number | undefined,
    answers: readonly string[],
    byFile = false,
  ): void => {
    batch += 1;
    for (const [index, { id, kind, recordedAt, erased }] of entries.entries()) {
      const [said, answer] = [written.get(id), answers[index]];
      if (answer === 'duplicate' || receipts.some((receipt) => receipt.said.id === id)) continue;
      if (said === undefined || (answer !== 'accepted' && answer !== 'erased'))
        complaints.push(`a ${kind} that was saved is ${answer ?? 'not answered'}`);
      // A phone that erased it meanwhile does not tell when it wrote it.
      else
        receipts.push({
          said: { ...said, written: recordedAt, erased: erased === true },
          ...{ when: server.at.now, ahead, byFile, batch },
        });
    }
  };
  const note = (entries: readonly Entry[]): void => {
    for (const entry of entries) if (!written.has(entry.id)) written.set(entry.id, toSaid(entry));
  };

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
      onPush: noted,
    });
    if (index > 0 && chance.happens(0.5)) phone.skew = chance.pick(skews);
    phones.push(phone);
  }
  const [office] = phones;
  if (office === undefined) throw new Error('no phone');
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
  };
  const localDay = (phone: Phone): string => phone.now().slice(0, 10);
  /** Now, or a day that somebody typed. */
  const whenTyped = (phone: Phone): { readonly occurredAt?: string } => {
    if (!chance.happens(0.15)) return {};
    const back = chance.pick([1, 2, 10, 30, 60, 200, -1, -3]);
    return { occurredAt: phone.now(-back * day) };
  };

  const deeds: Readonly<Record<string, readonly [weight: number, deed: (phone: Phone) => Promise<void>]>> = {
    visit: [
      14,
      async (phone) => {
        const subject = chance.happens(0.4) ? chance.pick(people) : undefined;
        const when = whenTyped(phone);
        const drafts = draw
          .visit(chance)
          .map((one) => ({ ...one, ...when, ...(subject !== undefined && { subject }) }));
        note(await phone.save(drafts, chance.happens(0.9) ? 'new' : 'none'));
        if (cards.happens(0.15)) note(await phone.save(draw.joined(cards, people, wholes), 'none'));
        if (cards.happens(0.05)) note(await phone.save(draw.parted(cards, wholes), 'none'));
      },
    ],
    stock: [
      9,
      async (phone) =>
        note(
          await phone.save(
            [{ ...draw.stock(chance, localDay(phone), chance.pick(sites)), ...whenTyped(phone) }],
            'none',
          ),
        ),
    ],
    boxes: [
      5,
      async (phone) => {
        const way = (await phone.held()).filter(
          ({ kind, body }) => kind === 'stock.transfer' && body['later'],
        );
        if (way.length === 0) return;
        const { id, body } = chance.pick(way);
        const lines = body['lines'] as readonly JsonObject[];
        const came = { ...draw.arrival(chance, id, lines), site: String(body['to']), ...whenTyped(phone) };
        note(await phone.save([came], 'none'));
      },
    ],
    count: [
      6,
      async (phone) => {
        note(await phone.save([draw.count(chance, localDay(phone))], 'none'));
        if (erases) await sync(phone);
      },
    ],
    together: [
      5,
      async (phone) => {
        const ms = timeToMs(phone.now());
        const { standing, closing } = await phone.counting(phone.site, ms);
        const going = standing.sessions.findLast(isGoing);
        // What was counted on a day whose times have faded finds no order among what moved on it.
        const isOld = standing.parts.some(({ at }) => Math.abs(ms - at) > 5 * day);
        if (standing.parts.length > 0 && (isOld || chance.happens(0.5))) {
          const drafts = isOld ? closingDrafts(phone.site, standing, []) : closing(() => chance.happens(0.8));
          note(await phone.save(drafts as readonly Draft[], 'none'));
        } else if (going === undefined) {
          const again = standing.sessions.findLast(({ state }) => state !== 'open');
          note(await phone.save([draw.opening(chance, again?.id)], 'none'));
        } else note(await phone.save([draw.part(chance, localDay(phone), going.id)], 'none'));
        if (erases) await sync(phone);
      },
    ],
    requests: [
      4,
      async (phone) => {
        const open = (await phone.requests()).slice(-4);
        const one = open.length === 0 ? undefined : chance.pick(open);
        const way = (await phone.held()).filter(
          ({ kind, body }) => kind === 'stock.transfer' && body['later'],
        );
        note(await phone.save([draw.request(chance, one, way.slice(-3))], 'none'));
      },
    ],
    alone: [
      6,
      async (phone) => {
        const one = chance.pick<() => ReturnType<typeof draw.tally>>([
          () => draw.tally(chance),
          () => draw.training(chance),
          () => draw.reversal(chance, phone.now(-chance.between(0, 40) * day).slice(0, 10)),
          () => draw.handout(chance),
          () => draw.medicine(chance),
        ])();
        note(await phone.save([{ ...one, ...whenTyped(phone) }], 'none'));
      },
    ],
    correct: [7, async (phone) => note(await correct(phone))],
    undo: [3, async (phone) => note(await takeBack(phone))],
    erase: [
      erases ? 2 : 0,
      async (phone) =>
        note(
          await phone.save(
            [{ kind: 'log.erase', version: 1, body: { person: chance.pick(people) } }],
            'none',
          ),
        ),
    ],
    order: [1, async () => note(await office.save(orderOver('log.takeback', { reason: 'mistake' }), 'none'))],
    redate: [
      erases ? 0 : 3,
      async () =>
        note(
          await office.save(
            orderOver('log.redate', { days: chance.pick([0, -1, 1, 365, -365, 900]) }),
            'none',
          ),
        ),
    ],
    unsay: [1, async () => note(await unsay(office))],
    file: [1, async () => takeFile()],
    clock: [
      2,
      async (phone) => {
        if (phone !== office) phone.skew = chance.pick(skews);
      },
    ],
    sync: [14, sync],
    minutes: [8, () => pass(chance.between(1, 300) * minute)],
    days: [5, () => pass(chance.between(1, isLong ? 40 : 12) * day)],
  };

  const correct = async (phone: Phone): Promise<readonly Entry[]> => {
    const forks = await phone.forks();
    const known = await phone.held();
    const byId = new Map(known.map((entry) => [entry.id, entry]));
    const fork = forks.length > 0 && chance.happens(0.5) ? chance.pick(forks) : undefined;
    const counting = (await phone.shown({})).filter(({ kind }) => !kind.startsWith('log.'));
    // What was written last is what people put right, and what two of them put right at once.
    const ids = fork ?? (counting.length === 0 ? [] : [chance.pick(counting.slice(-6)).id]);
    const target = ids
      .map((id) => byId.get(id))
      .find((entry) => entry !== undefined && entry.kind !== 'log.void');
    if (target === undefined) return [];
    const { kind, version, site, occurredAt, subject, visit } = target;
    const body = draw.mended(chance, kind, target.body);
    const draft = {
      kind,
      version,
      body,
      site,
      occurredAt,
      supersedes: ids.slice(0, 8),
      ...(subject !== undefined && { subject }),
    };
    return phone.save([draft], visit === undefined ? 'none' : { id: visit });
  };
  const takeBack = async (phone: Phone): Promise<readonly Entry[]> => {
    const counting = (await phone.shown({})).filter(({ kind }) => !kind.startsWith('log.'));
    if (counting.length === 0) return [];
    const draft = {
      kind: 'log.void',
      version: 1,
      body: { reason: 'slip' },
      supersedes: [chance.pick(counting).id],
    };
    return phone.save([draft], 'none');
  };
  /** Over some of the numbers of a phone, or of a file. */
  const orderOver = (kind: string, more: JsonObject) => {
    // A day whose times have faded has no order left into which a count could be moved.
    const isFresh = ({ when }: Receipt): boolean => kind !== 'log.redate' || when > server.at.now - 7 * day;
    const from = receipts.filter((receipt) => !receipt.said.kind.startsWith('log.') && isFresh(receipt));
    if (from.length === 0) return [];
    const { device, number } = chance.pick(from).said;
    const numbers = from.flatMap(({ said }) => (said.device === device ? [said.number] : []));
    const [first, last] = chance.happens(0.3)
      ? [Math.min(...numbers), Math.max(...numbers)]
      : [Math.max(Math.min(...numbers), number - chance.between(0, 3)), number + chance.between(0, 5)];
    return [{ kind, version: 1, body: { device, first, last, ...more } }];
  };
  const unsay = async (phone: Phone): Promise<readonly Entry[]> => {
    const said = receipts.map((receipt) => receipt.said);
    const open = said.filter(
      ({ id, kind }) =>
        (kind === 'log.takeback' || kind === 'log.redate') &&
        !said.some(({ replaces }) => replaces.includes(id)),
    );
    if (open.length === 0) return [];
    const { id, kind, body } = chance.pick(open);
    const { days: _days, ...stretch } = body as JsonObject;
    return phone.save(
      [
        kind === 'log.redate'
          ? { kind, version: 1, body: stretch, supersedes: [id] }
          : { kind: 'log.void', version: 1, body: { reason: 'mistake' }, supersedes: [id] },
      ],
      'none',
    );
  };
  /** A spreadsheet of old days comes in, as a device of its own; sometimes it takes another one's place. */
  const takeFile = async (): Promise<void> => {
    await pass(1_000);
    const device = `${uuid().slice(0, 14)}8${uuid().slice(15)}`;
    const site = chance.pick(sites);
    const now = office.now();
    const former = receipts.filter(({ said }) => said.kind === 'log.import').map(({ said }) => said.device);
    const bodies = [
      { kind: 'log.import', body: { name: 'old', source: 'old', file: 'f', mapping: 'm' } },
      ...(former.length > 0 && chance.happens(0.5)
        ? [
            {
              kind: 'log.takeback',
              body: { device: chance.pick(former), first: 1, last: 900, reason: 'replaced' },
            },
          ]
        : []),
      ...Array.from({ length: chance.between(1, 6) }, () => {
        const back = chance.between(5, 900);
        const what = chance.pick([draw.handout, draw.medicine, draw.returned, draw.tally])(chance);
        return { kind: what.kind, body: what.body, at: office.now(-back * day) };
      }),
    ];
    const entries = bodies.map(
      (one, index): Entry => ({
        id: uuid(),
        ...{ org, site, device, author: worker, kind: one.kind, version: 1, body: one.body as JsonObject },
        deviceSeq: index + 1,
        occurredAt: 'at' in one ? one.at : now,
        recordedAt: now,
        hlc: hlcFormat({ ms: server.at.now, counter: index }, device),
      }),
    );
    note(entries);
    const { verdicts } = await server.take(org, entries);
    noted(
      entries,
      undefined,
      verdicts.map(({ verdict }) => verdict),
      true,
    );
  };

  const lot = Object.values(deeds).flatMap(([weight, deed]) => Array.from({ length: weight }, () => deed));
  for (let step = chance.between(50, 110); step > 0; step -= 1) {
    await pass(chance.between(1, 40) * 1_000);
    await chance.pick(lot)(chance.pick(phones));
    // Nobody is away so long that what it counted comes after its day has faded.
    for (const phone of phones) if (server.at.now - (lastSync.get(phone) ?? 0) > 7 * day) await sync(phone);
  }
  await pass(day);
  for (let round = 0; round < 2; round += 1) for (const phone of phones) await sync(phone);
  const books: Books = { zone, keepDays, now: server.at.now, receipts, fades };
  return { org, sites, books, phones, today: dayAt(zone, server.at.now), complaints };
};

const dayAt = (zone: string, ms: number): string =>
  new Date(ms + offsetMinutesIn(zone, ms) * minute).toISOString().slice(0, 10);

const toSaid = (entry: Entry): Said => ({
  id: entry.id,
  site: entry.site,
  device: entry.device,
  number: entry.deviceSeq,
  kind: entry.kind,
  at: entry.occurredAt,
  written: entry.recordedAt,
  clock: entry.hlc,
  ...(entry.visit !== undefined && { visit: entry.visit }),
  ...(entry.subject !== undefined && { person: entry.subject }),
  erased: entry.erased === true,
  replaces: entry.supersedes ?? [],
  body: entry.body,
});
