import { type Fact, linesOf, listIn, numberIn, textIn } from './facts.ts';

/** What several people count of one shelf (docs/decisions: counting together). None of it moves a shelf; what closing writes does. */
export interface CountTogether {
  readonly id: string;
  readonly site: string;
  readonly state: string;
  /** Ids of what people counted in it. */
  readonly parts: readonly string[];
}

const hour = 3_600_000;

const closingsAt = (facts: readonly Fact[], site: string): readonly Fact[] =>
  facts.filter((fact) => fact.kind === 'counts.close' && fact.site === site);

/** The counts of a site, as they stand at a moment. */
export const countsTogether = (
  facts: readonly Fact[],
  site: string,
  now: number,
): readonly CountTogether[] => {
  const here = facts.filter((fact) => fact.site === site);
  const opened = here.filter(({ kind }) => kind === 'counts.open');
  const parts = here.filter(({ kind }) => kind === 'counts.part');
  const sessionOf = ({ id, kind, body }: Fact): string =>
    textIn(body, 'session') ?? (kind === 'counts.open' ? id : '');
  return [...new Set([...opened, ...parts].map(sessionOf))].map((id) => {
    const words = opened.filter((fact) => sessionOf(fact) === id);
    const over = closingsAt(facts, site).filter(({ body }) => listIn(body, 'sessions').includes(id));
    const lasts = words.some(({ when, body }) => now < when.ms + (numberIn(body, 'hours') ?? 0) * hour);
    const isAgain = words.some(({ body }) => body['session'] !== undefined);
    const going = isAgain ? 'reopened' : 'open';
    const closed = over.some(({ body }) => listIn(body, 'counts').length > 0) ? 'closed' : 'dropped';
    return {
      id,
      site,
      state: over.length > 0 ? closed : lasts ? going : 'dropped',
      parts: parts.filter((fact) => sessionOf(fact) === id).map((part) => part.id),
    };
  });
};

/** What people counted of a site and nobody has settled; of a count that was closed on what is no longer there it comes back with that. */
export const unsettledParts = (facts: readonly Fact[], site: string): readonly string[] => {
  const closings = closingsAt(facts, site);
  const here = facts.filter((fact) => fact.site === site);
  const there = new Set(
    here.flatMap(({ id, kind }) => (kind === 'counts.part' || kind === 'stock.count' ? [id] : [])),
  );
  const changed = new Set(
    closings
      .filter(({ body }) => listIn(body, 'parts').some((id) => !there.has(id)))
      .flatMap(({ body }) => listIn(body, 'sessions')),
  );
  const looked = new Set(closings.flatMap(({ body }) => listIn(body, 'parts')));
  return here
    .filter(({ id, kind, body }) => {
      const isPart = kind === 'counts.part' && !looked.has(id);
      return isPart && !changed.has(textIn(body, 'session') ?? '');
    })
    .map(({ id }) => id);
};

/** Why a count of an item differs from what was expected, where whoever closed it said so. */
export const reasonOf = (facts: readonly Fact[], count: string, item: string): string => {
  const said = facts
    .filter(({ kind, body }) => kind === 'counts.close' && listIn(body, 'counts').includes(count))
    .flatMap(
      ({ body }) => (body['reasons'] ?? []) as readonly { readonly item: string; readonly reason: string }[],
    )
    .filter((line) => line.item === item)
    .map(({ reason }) => reason);
  return said.toSorted()[0] ?? '';
};

/** What a site asked for, what of it was approved, and what came (docs/decisions: unmet need and requests). */
export interface Asking {
  readonly id: string;
  readonly site: string;
  readonly item: string;
  readonly asked: number;
  readonly approved: number | '';
  readonly sent: number;
  readonly came: number | '';
  readonly state: string;
}

interface Boxes {
  readonly id: string;
  readonly lines: readonly {
    readonly item: string;
    readonly sent: number | '';
    readonly arrived: number | '';
  }[];
}

const total = (values: readonly (number | '')[]): number =>
  values.reduce<number>((sum, value) => sum + (value === '' ? 0 : value), 0);

export const requestsOf = (facts: readonly Fact[], boxes: readonly Boxes[]): readonly Asking[] =>
  facts
    .filter(({ kind }) => kind === 'stock.request')
    .flatMap((request) => {
      const isFor = ({ body }: Fact): boolean => request.kin.includes(textIn(body, 'request') ?? '');
      const [answer] = facts
        .filter((fact) => fact.kind === 'stock.approve' && isFor(fact))
        .toSorted((a, b) => (a.clock > b.clock ? -1 : 1));
      const named = facts
        .filter((fact) => fact.kind === 'stock.fulfil' && isFor(fact))
        .flatMap(({ body }) => listIn(body, 'sent'));
      const kinOf = new Map(facts.map((fact) => [fact.id, fact.kin]));
      const own = boxes.filter(({ id }) => named.some((one) => one === id || kinOf.get(id)?.includes(one)));
      const isThere = own.every(({ lines }) => lines.every(({ arrived }) => arrived !== ''));
      const approvedAny = answer !== undefined && linesOf(answer).some(({ quantity }) => quantity > 0);
      const answered = answer === undefined ? 'asked' : approvedAny ? 'approved' : 'refused';
      const state = own.length === 0 ? answered : isThere ? 'came' : 'sent';
      return [...new Set(linesOf(request).map(({ item }) => item))].map((item) => {
        const ofItem = own.flatMap(({ lines }) => lines).filter((line) => line.item === item);
        const isOut = ofItem.length === 0 || ofItem.some(({ arrived }) => arrived === '');
        const quantities = (fact: Fact): readonly number[] =>
          linesOf(fact).flatMap((line) => (line.item === item ? [line.quantity] : []));
        return {
          id: request.id,
          site: request.site,
          item,
          asked: total(quantities(request)),
          approved: answer === undefined ? ('' as const) : total(quantities(answer)),
          sent: total(ofItem.map(({ sent }) => sent)),
          came: isOut ? ('' as const) : total(ofItem.map(({ arrived }) => arrived)),
          state,
        };
      });
    });
