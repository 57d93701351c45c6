import { type Entry, timeToDate, type Uuid } from '#log/index.ts';
import { findItem } from '#programs/items.ts';
import type { TallyBody } from '#visits/entries.ts';
import { formatPeriod, periodOf } from '#visits/rules/period.ts';

/** One value as DHIS2 takes it in: of a data element, a period (`202501`, `2025Q1`) and a unit. */
export interface DataValue {
  readonly dataElement: string;
  readonly period: string;
  readonly orgUnit: string;
  readonly value: string;
}

/**
 * Sums entries by site and month as a DHIS2 `dataValueSet`; the units are the sites' names, and the data elements are called as
 * the import reads them again. Tallies stay apart, each with its own period.
 */
export const createDataValues = (siteNames: ReadonlyMap<Uuid, string>) => {
  const sums = new Map<string, number>();
  const tallies = new Map<string, number>();
  return {
    add: (entry: Entry): void => {
      const unit = siteNames.get(entry.site) ?? entry.site;
      const day = timeToDate(entry.occurredAt);
      if (entry.kind !== 'visits.tally') {
        for (const [element, count] of countsOf(entry)) {
          const key = `${element} ${formatPeriod(periodOf('month', day))} ${unit}`;
          if (count > 0) sums.set(key, (sums.get(key) ?? 0) + count);
        }
        return;
      }
      const body = entry.body as unknown as TallyBody;
      const period = formatPeriod(periodOf(body.span, day));
      for (const [name, element] of elements) {
        const key = `${element} ${period} ${unit}`;
        const count = body[name];
        if (count !== undefined) tallies.set(key, (tallies.get(key) ?? 0) + count);
      }
    },
    values: (): readonly DataValue[] => [
      ...[...sums].map(([key, value]) => toValue(key, value, ownElements)),
      ...[...tallies].map(([key, value]) =>
        toValue(
          key,
          value,
          elements.map(([, element]) => element),
        ),
      ),
    ],
  };
};

const elements = [
  ['visits', 'Visits, tallied'],
  ['people', 'People, tallied'],
  ['syringesOut', 'Syringes out, tallied'],
  ['syringesBack', 'Syringes back, tallied'],
] as const;

const ownElements = ['Syringes out', 'Syringes back', 'Visits', 'People', 'Naloxone kits'] as const;

interface Body {
  readonly lines?: readonly { readonly item: string; readonly quantity: number }[];
  readonly returned?: { readonly count?: number; readonly estimated?: number };
  readonly servedFor?: { readonly self: boolean; readonly others: number };
}

type Counted = readonly [element: (typeof ownElements)[number], count: number];

/** What an entry adds to each data element. */
const countsOf = ({ kind, body: read }: Entry): readonly Counted[] => {
  const { lines = [], returned, servedFor } = read as Body;
  if (kind.endsWith('.handout'))
    return lines.flatMap(({ item, quantity }): readonly Counted[] => {
      const known = findItem(item);
      if (known?.group === 'syringes' && known.set !== 'needle') return [['Syringes out', quantity]];
      return known?.group === 'naloxone' && known.unit === 'kit' ? [['Naloxone kits', quantity]] : [];
    });
  if (kind === 'exchange.return') return [['Syringes back', returned?.count ?? returned?.estimated ?? 0]];
  if (kind !== 'visits.visit') return [];
  const people = servedFor === undefined ? 0 : (servedFor.self ? 1 : 0) + servedFor.others;
  return [
    ['Visits', 1],
    ['People', people],
  ];
};

/** The key is element, period and unit; only the element and the unit hold spaces. */
const toValue = (key: string, value: number, names: readonly string[]): DataValue => {
  const dataElement = names.find((name) => key.startsWith(`${name} `)) ?? '';
  const rest = key.slice(dataElement.length + 1);
  const period = rest.slice(0, rest.indexOf(' '));
  return { dataElement, period, orgUnit: rest.slice(period.length + 1), value: String(value) };
};
