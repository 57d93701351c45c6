import type { Database } from '#database/connection.ts';
import { createChance } from '../simulator/world/chance.ts';
import { differences } from './compare.ts';
import type { Asked, Said } from './reckon/books.ts';
import { marksOf } from './reckon/clocks.ts';
import { countsTogether, requestsOf, unsettledParts } from './reckon/counting.ts';
import { plusDays } from './reckon/days.ts';
import { type Fact, factsOf, fadedOf, isOf, linesOf, lotIn, saidIn } from './reckon/facts.ts';
import {
  boxesOf,
  expiriesOf,
  forecast,
  heldIn,
  onShelf,
  shelvesOf,
  standingOf,
  useOf,
} from './reckon/shelves.ts';
import { forksOf } from './reckon/standing.ts';
import { tables } from './reckon/tables/all.ts';
import { waysOf } from './reckon/tables/stock.ts';
import { type Lived, live } from './world/history.ts';
import { type AuditedServer, openServer } from './world/instance.ts';
import type { Lately } from './world/lately.ts';
import type { Phone } from './world/phone.ts';

export interface Audited {
  readonly histories: number;
  readonly differences: number;
  readonly faded: number;
  readonly clocksWrong: number;
  readonly forks: number;
  readonly erased: number;
  /** Kits that were handed out with what was in them, put together or taken apart. */
  readonly kits: number;
  /** Boxes on their way. */
  readonly boxes: number;
  /** Words on lots that are held back. */
  readonly holds: number;
  /** Counts that several people made together, parts of them, and what closed them. */
  readonly counted: number;
  /** What sites asked for, and what was answered and sent. */
  readonly requests: number;
  /** What people asked for and did not get. */
  readonly unmet: number;
  /** Hand-outs and visits that phones of the last days do not have. */
  readonly away: number;
  readonly found: readonly { readonly seed: string; readonly differs: readonly string[] }[];
}

export const runAudit = async (
  database: Database,
  {
    seeds,
    goesOn = () => true,
  }: {
    readonly seeds: readonly string[];
    /** Told of each history; false: no more of them. */
    readonly goesOn?: (differs: readonly string[], seed: string) => boolean;
  },
): Promise<Audited> => {
  const server = openServer(database);
  const found: { readonly seed: string; readonly differs: readonly string[] }[] = [];
  const met = {
    ...{ faded: 0, clocksWrong: 0, forks: 0, erased: 0, kits: 0, boxes: 0, holds: 0 },
    ...{ counted: 0, requests: 0, unmet: 0, away: 0 },
  };
  let histories = 0;
  for (const seed of seeds) {
    const lived = await live(server, createChance(seed));
    histories += 1;
    const differs = [...lived.complaints, ...(await audit(server, lived))];
    if (differs.length > 0) found.push({ seed, differs });
    const said = lived.books.receipts.map((receipt) => receipt.said);
    const gone = new Set(said.flatMap(({ kind, body }) => (kind === 'log.erase' ? [body['person']] : [])));
    met.faded += fadedOf(lived.books).size;
    met.clocksWrong += marksOf(lived.books).size;
    met.forks += forksOf(said).length + said.filter(({ replaces }) => replaces.length > 1).length;
    met.erased += said.filter(({ person }) => person !== undefined && gone.has(person)).length;
    const facts = factsOf(lived.books);
    met.kits += facts.filter(isOfKits).length;
    met.boxes += waysOf(facts).length;
    met.holds += facts.filter(isOf('stock.hold')).length;
    met.counted += facts.filter(isOf('counts.open', 'counts.part', 'counts.close')).length;
    met.requests += facts.filter(isOf('stock.request', 'stock.approve', 'stock.fulfil')).length;
    met.unmet += facts.filter(isOf('visits.unmet')).length;
    const there = new Set(lived.lately[0]?.held().map(({ id }) => id));
    met.away += facts.filter(({ id }) => !there.has(id)).length;
    if (!goesOn(differs, seed)) break;
  }
  return {
    histories,
    differences: found.reduce((sum, { differs }) => sum + differs.length, 0),
    ...met,
    found,
  };
};

const isOfKits = (fact: Fact): boolean =>
  fact.kind === 'stock.assemble' || linesOf(fact).some(({ parts }) => parts !== undefined);

const idsOf = (parts: readonly { readonly entry: { readonly id: string } }[]): string =>
  parts
    .map(({ entry }) => entry.id)
    .sort()
    .join(' ');

const forks = (some: readonly (readonly string[])[]) =>
  some.map((tips) => ({ tips: [tips[0], ...tips.slice(1).toSorted()].join(' ') }));

/** Everything that the product says of a history, beside what the auditor reckons. */
export const audit = async (server: AuditedServer, lived: Lived): Promise<readonly string[]> => {
  const { org, books, sites, today } = lived;
  const facts = factsOf(books);
  const found: string[] = [];
  const counting = (await server.counting(org)).filter(({ kind }) => !/^(log|report)\./.test(kind));
  found.push(
    ...differences(
      'the log',
      counting.map(({ id, kind, occurredAt }) => ({ id, kind, day: occurredAt.slice(0, 10) })),
      facts.map(({ id, kind, when }) => ({ id, kind, day: when.day })),
      ['id', 'kind', 'day'],
    ),
  );
  const asked: readonly Asked[] = [
    { from: '1900-01-01', to: '2200-12-31', today },
    { from: `${today.slice(0, 7)}-01`, to: plusDays(today, 3), today },
    { from: plusDays(today, -47), to: plusDays(today, -12), today },
    { from: `${plusDays(today, -40).slice(0, 7)}-01`, to: today, today, site: sites[1] },
  ];
  for (const ask of asked) {
    const { site, ...days } = ask;
    const query = { org, ...days, ...(site !== undefined && { sites: [site] }) };
    for (const [id, table] of Object.entries(tables)) {
      const told = await server.rows(id, query);
      const what = `${id} ${ask.from} to ${ask.to}${site === undefined ? '' : ' at a site'}`;
      found.push(...differences(what, told, table(facts, ask), server.columnsOf(id)));
    }
  }
  const said = saidIn(books);
  found.push(
    ...differences('the list of forks', forks(await server.forks(org)), forks(forksOf(said)), ['tips']),
  );
  for (const phone of lived.phones) {
    found.push(...(await auditShelves(phone, facts, lived)));
    if (phone.hearsAll) found.push(...(await auditWhole(phone, facts, lived, said)));
  }
  for (const phone of lived.lately) {
    found.push(...(await auditShelves(phone, facts, lived)));
    if (phone.hearsAll) found.push(...(await auditDays(phone, facts, said)));
  }
  return found;
};

const auditShelves = async (
  phone: Pick<Phone, 'name' | 'site' | 'hearsAll' | 'shelf'>,
  facts: readonly Fact[],
  { sites, today }: Lived,
): Promise<readonly string[]> => {
  const found: string[] = [];
  for (const site of phone.hearsAll ? sites : [phone.site]) {
    const rows = await phone.shelf(site, today);
    const reckoned = shelvesOf(facts).filter((shelf) => shelf.site === site);
    const isWhole = phone.hearsAll;
    const columns = ['item', 'onHand', 'daysLeft', 'supply', ...(isWhole ? ['lots'] : [])];
    found.push(
      ...differences(
        `the shelf on ${phone.name}`,
        rows.map(({ item, onHand, daysLeft, supply, lots }) => ({
          ...{ item, onHand, supply },
          daysLeft: daysLeft ?? '',
          lots: lots.map((one) => `${one.lot}:${one.onHand}:${one.status}`).join(' '),
        })),
        reckoned.map((shelf) => {
          const left = onShelf(shelf);
          return {
            item: shelf.item,
            onHand: left,
            ...forecast(left, useOf(facts, shelf, today)),
            lots: boxesOf(shelf, expiriesOf(facts), today, heldIn(facts))
              .map((box) => `${box.lot}:${box.pieces}:${standingOf(box.expires, today)}`)
              .join(' '),
          };
        }),
        columns,
      ),
    );
  }
  return found;
};

/** What a phone says of the days that it keeps. */
const auditDays = async (
  phone: Lately,
  facts: readonly Fact[],
  said: readonly Said[],
): Promise<readonly string[]> => [
  ...differences(
    `what counts on ${phone.name}`,
    (await phone.shown())
      .filter(({ kind }) => !/^(log|report)\./.test(kind))
      .map(({ id, kind, occurredAt }) => ({ id, kind, day: occurredAt.slice(0, 10) })),
    facts
      .filter(({ when }) => when.day >= phone.since())
      .map(({ id, kind, when }) => ({ id, kind, day: when.day })),
    ['id', 'kind', 'day'],
  ),
  ...differences(`the forks on ${phone.name}`, forks(await phone.forks()), forks(forksOf(said)), ['tips']),
];

/** What a phone says that hears of all sites. */
const auditWhole = async (
  phone: Phone,
  facts: readonly Fact[],
  { sites, books }: Lived,
  said: readonly Said[],
): Promise<readonly string[]> => {
  const found: string[] = [];
  for (const site of sites) {
    const { standing } = await phone.counting(site, books.now);
    const counts = countsTogether(facts, site, books.now);
    found.push(
      ...differences(
        `counts together on ${phone.name}`,
        standing.sessions.map(({ id, state, parts }) => ({ id, state, parts: idsOf(parts) })),
        counts.map(({ id, state, parts }) => ({ id, state, parts: [...parts].sort().join(' ') })),
        ['id', 'state', 'parts'],
      ),
      ...differences(
        `what nobody settled on ${phone.name}`,
        standing.parts.map(({ entry: { id } }) => ({ id })),
        unsettledParts(facts, site).map((id) => ({ id })),
        ['id'],
      ),
    );
  }
  // What came of a sending that was taken back was sent for no request.
  const ways = waysOf(facts).filter(({ from }) => from !== '');
  found.push(
    ...differences(
      `requests on ${phone.name}`,
      (await phone.requests()).flatMap(({ lines: asked, ...request }) =>
        asked.map(({ approved = '', came = '', ...line }) => ({
          ...{ id: request.id, site: request.site, state: request.state },
          ...{ ...line, approved, came },
        })),
      ),
      requestsOf(facts, ways).map((row) => ({ ...row })),
      ['id', 'site', 'item', 'asked', 'approved', 'sent', 'came', 'state'],
    ),
  );
  const lines = ['id', 'day', 'from', 'to', 'item', 'lot', 'sent', 'arrived'];
  found.push(
    ...differences(
      `boxes on their way on ${phone.name}`,
      (await phone.shipments()).flatMap(({ id, at, from, to, lines: own }) =>
        own.map(({ item, lot, sent, arrived = '' }) => ({
          ...{ id, day: at.slice(0, 10), from, to, item, lot: lotIn(lot), sent, arrived },
        })),
      ),
      ways.flatMap(({ lines: own, ...way }) => own.map((line) => ({ ...way, ...line }))),
      lines,
    ),
  );
  found.push(
    ...differences(`the forks on ${phone.name}`, forks(await phone.forks()), forks(forksOf(said)), ['tips']),
  );
  return found;
};
