import type { Draft } from '#kit/recorder.ts';
import { type Entry, type JsonObject, timeToMs } from '#log/index.ts';
import { closingDrafts } from '#stock/count/closing.ts';
import { isGoing } from '#stock/count/standing.ts';
import * as draw from './drawn.ts';
import { day, type Living, minute } from './living.ts';
import { correct, orderOver, takeBack, unsay } from './mending.ts';
import { takeFile } from './old-file.ts';
import type { Phone } from './phone.ts';

/** What a phone may do next, and how often it does that among all else. */
type Deed = readonly [weight: number, deed: (phone: Phone) => Promise<void>];

export const skews = [
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

/** Each as often as its weight. Their order is part of what is drawn: a history that is pinned stays as it was. */
export const lotOf = (living: Living): readonly Deed[1][] =>
  [visits(living), ...shelves(living), alone(living), ...mending(living), ...time(living)].flatMap(
    ([weight, deed]) => Array.from({ length: weight }, () => deed),
  );

const localDay = (phone: Phone): string => phone.now().slice(0, 10);

/** Now, or a day that somebody typed. */
const whenTyped = ({ chance }: Living, phone: Phone): { readonly occurredAt?: string } => {
  if (!chance.happens(0.15)) return {};
  const back = chance.pick([1, 2, 10, 30, 60, 200, -1, -3]);
  return { occurredAt: phone.now(-back * day) };
};

const visits = (living: Living): Deed => {
  const { chance, cards, people, books } = living;
  const wholes: draw.Whole[] = [];
  return [
    14,
    async (phone) => {
      const subject = chance.happens(0.4) ? chance.pick(people) : undefined;
      const when = whenTyped(living, phone);
      const drafts = draw
        .visit(chance)
        .map((one) => ({ ...one, ...when, ...(subject !== undefined && { subject }) }));
      books.note(await phone.save(drafts, chance.happens(0.9) ? 'new' : 'none'));
      if (cards.happens(0.15)) books.note(await phone.save(draw.joined(cards, people, wholes), 'none'));
      if (cards.happens(0.05)) books.note(await phone.save(draw.parted(cards, wholes), 'none'));
    },
  ];
};

const boxesOn = async (phone: Phone): Promise<readonly Entry[]> =>
  (await phone.held()).filter(({ kind, body }) => kind === 'stock.transfer' && body['later']);

const shelves = (living: Living): readonly Deed[] => {
  const { chance, sites, erases, sync } = living;
  const save = async (phone: Phone, drafts: readonly Draft[]): Promise<void> =>
    living.books.note(await phone.save(drafts, 'none'));
  return [
    [
      9,
      (phone) => {
        const moved = draw.stock(chance, localDay(phone), chance.pick(sites));
        return save(phone, [{ ...moved, ...whenTyped(living, phone) }]);
      },
    ],
    [
      5,
      async (phone) => {
        const way = await boxesOn(phone);
        if (way.length === 0) return;
        const { id, body } = chance.pick(way);
        const lines = body['lines'] as readonly JsonObject[];
        const came = draw.arrival(chance, id, lines);
        await save(phone, [{ ...came, site: String(body['to']), ...whenTyped(living, phone) }]);
      },
    ],
    [
      6,
      async (phone) => {
        await save(phone, [draw.count(chance, localDay(phone))]);
        if (erases) await sync(phone);
      },
    ],
    [
      5,
      async (phone) => {
        await save(phone, await countTogether(living, phone));
        if (erases) await sync(phone);
      },
    ],
    [
      4,
      async (phone) => {
        const open = (await phone.requests()).slice(-4);
        const one = open.length === 0 ? undefined : chance.pick(open);
        await save(phone, [draw.request(chance, one, (await boxesOn(phone)).slice(-3))]);
      },
    ],
  ];
};

/** The next step of a count by several people: its end, its beginning, or a part of it. */
const countTogether = async ({ chance }: Living, phone: Phone): Promise<readonly Draft[]> => {
  const ms = timeToMs(phone.now());
  const { standing, closing } = await phone.counting(phone.site, ms);
  const going = standing.sessions.findLast(isGoing);
  // What was counted on a day whose times have faded finds no order among what moved on it.
  const isOld = standing.parts.some(({ at }) => Math.abs(ms - at) > 5 * day);
  if (standing.parts.length > 0 && (isOld || chance.happens(0.5))) {
    const drafts = isOld ? closingDrafts(phone.site, standing, []) : closing(() => chance.happens(0.8));
    return drafts as readonly Draft[];
  }
  if (going !== undefined) return [draw.part(chance, localDay(phone), going.id)];
  const again = standing.sessions.findLast(({ state }) => state !== 'open');
  return [draw.opening(chance, again?.id)];
};

const alone = (living: Living): Deed => {
  const { chance, books } = living;
  return [
    6,
    async (phone) => {
      const one = chance.pick<() => ReturnType<typeof draw.tally>>([
        () => draw.tally(chance),
        () => draw.training(chance),
        () => draw.reversal(chance, phone.now(-chance.between(0, 40) * day).slice(0, 10)),
        () => draw.handout(chance),
        () => draw.medicine(chance),
      ])();
      books.note(await phone.save([{ ...one, ...whenTyped(living, phone) }], 'none'));
    },
  ];
};

const mending = (living: Living): readonly Deed[] => {
  const { chance, people, office, erases, books } = living;
  const order = async (kind: 'log.takeback' | 'log.redate', more: JsonObject): Promise<void> =>
    books.note(await office.save(orderOver(living, kind, more), 'none'));
  return [
    [7, async (phone) => books.note(await correct(living, phone))],
    [3, async (phone) => books.note(await takeBack(living, phone))],
    [
      erases ? 2 : 0,
      async (phone) => {
        const erase = { kind: 'log.erase', version: 1, body: { person: chance.pick(people) } };
        books.note(await phone.save([erase], 'none'));
      },
    ],
    [1, () => order('log.takeback', { reason: 'mistake' })],
    [erases ? 0 : 3, () => order('log.redate', { days: chance.pick([0, -1, 1, 365, -365, 900]) })],
    [1, async () => books.note(await unsay(living))],
    [1, () => takeFile(living)],
  ];
};

const time = ({ chance, office, isLong, sync, pass }: Living): readonly Deed[] => [
  [
    2,
    async (phone) => {
      if (phone !== office) phone.skew = chance.pick(skews);
    },
  ],
  [14, sync],
  [8, () => pass(chance.between(1, 300) * minute)],
  [5, () => pass(chance.between(1, isLong ? 40 : 12) * day)],
];
