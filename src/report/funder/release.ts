import type { LocalDate } from '#log/index.ts';
import type { Contribution, Release, SafeFamily } from '../safe/family.ts';
import { release, usualK } from '../safe/safe.ts';
import type { ReleaseBody } from './entries.ts';
import type { Measure } from './measure.ts';

/** One measure, of one item where it tells them apart. `''`: of none. */
export interface Figure extends Pick<Measure, 'id' | 'version'> {
  readonly item: string;
}

/** What happened in a month, by figure. */
export interface MonthOf {
  readonly from: LocalDate;
  readonly to: LocalDate;
  readonly parts: readonly { readonly figure: Figure; readonly contributions: readonly Contribution[] }[];
}

/** So many months of too few people are waited with; then they never leave. */
export const longestWait = 12;

export const keyOf = ({ id, version, item }: Figure): string => JSON.stringify([id, version, item]);

const familyOf = (figure: Figure): SafeFamily => ({
  id: keyOf(figure),
  version: 1,
  dimensions: [{ id: 'site' }, { id: 'channel' }],
  tables: [{ id: 'cells', measure: keyOf(figure), by: ['site', 'channel'] }],
});

/** A part in a figure; whose it is decides which blocks are large enough. */
export const partOf = (
  figure: Figure,
  at: { readonly site: string; readonly channel: string },
  value: number,
  person: string | undefined,
): Contribution => ({
  measure: keyOf(figure),
  at: { site: at.site, channel: at.channel },
  value,
  ...(person !== undefined && { person }),
});

/**
 * Takes months in their order and answers what may leave with each. A figure of a month with too few people waits for the next month
 * and leaves with it. `released`: up to which day each figure left already; nothing of those days leaves again.
 */
export const createReleasing = (
  released: readonly { readonly figure: Figure; readonly to: LocalDate }[],
  least = usualK,
): ((month: MonthOf) => readonly ReleaseBody[]) => {
  const last = new Map(released.map(({ figure, to }) => [keyOf(figure), to]));
  const known = new Map(released.map(({ figure }) => [keyOf(figure), figure]));
  const waiting = new Map<string, { from: LocalDate; months: number; parts: Contribution[] }>();
  return ({ from, to, parts }) => {
    const now = new Map(parts.map(({ figure, contributions }) => [keyOf(figure), contributions]));
    for (const { figure } of parts) known.set(keyOf(figure), figure);
    return [...known].flatMap(([key, figure]) => {
      const until = last.get(key);
      if (until !== undefined && until >= from) return [];
      const stretch = waiting.get(key) ?? { from, months: 0, parts: [] };
      stretch.months += 1;
      stretch.parts.push(...(now.get(key) ?? []));
      const body = bodyOf(figure, { from: stretch.from, to }, stretch.parts, least);
      if (body.cells === undefined && stretch.months < longestWait) {
        waiting.set(key, stretch);
        return [];
      }
      waiting.delete(key);
      return [body];
    });
  };
};

const bodyOf = (
  figure: Figure,
  { from, to }: { readonly from: LocalDate; readonly to: LocalDate },
  contributions: readonly Contribution[],
  least: number,
): ReleaseBody => {
  const made = release(familyOf(figure), `${from} ${to}`, contributions, { k: least });
  if (!made.ok) throw new Error(`a figure for funders cannot be made: ${made.error.code}`);
  const { groups, k, tables } = made.value;
  const [sites, channels] = [groups['site'] ?? [], groups['channel'] ?? []];
  const cells = tables['cells'];
  const place = (list: readonly (readonly string[])[], one: readonly string[] = []): number =>
    list.findIndex(([first]) => first === one[0]);
  return {
    measure: figure.id,
    counted: figure.version,
    item: figure.item,
    from,
    to,
    least: k,
    ...(cells === undefined || cells === 'withheld'
      ? { sites: [], channels: [] }
      : {
          sites: sites.map((group) => [...group]),
          channels: channels.map((group) => [...group]),
          cells: cells.map(({ at, value }) => [
            place(sites, at['site']),
            place(channels, at['channel']),
            value,
          ]),
        }),
  };
};

/** A release as it was made, to be put together with others of its figure. */
export const asRelease = (body: ReleaseBody): Release => ({
  family: keyOf({ id: body.measure, version: body.counted, item: body.item }),
  version: 1,
  period: `${body.from} ${body.to}`,
  k: body.least,
  groups: { site: body.sites, channel: body.channels },
  tables: {
    cells:
      body.cells?.map(([site = 0, channel = 0, value = 0]) => ({
        at: { site: body.sites[site] ?? [], channel: body.channels[channel] ?? [] },
        value,
      })) ?? 'withheld',
  },
});
