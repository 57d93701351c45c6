import { lotCode } from '#codes/lot.ts';
import type { LogView } from '#kit/recorder.ts';
import { type Entry, type LocalTime, timeToMs, type Uuid } from '#log/index.ts';
import { readBody } from '#log/read-body.ts';
import { arriveKind, countKind, transferKind } from './entries.ts';

/** One line of boxes that are on their way, or were. */
export interface ShipmentLine {
  readonly item: string;
  /** As it was sent; '' when not written down. */
  readonly lot: string;
  readonly sent: number;
  /** Units that came; undefined while nobody said. */
  readonly arrived: number | undefined;
}

/** Boxes that left one site for another and are nowhere until somebody there says that they came. */
export interface Shipment {
  /** The transfer that sent them. */
  readonly id: Uuid;
  readonly from: Uuid;
  readonly to: Uuid;
  readonly at: LocalTime;
  readonly isThere: boolean;
  readonly lines: readonly ShipmentLine[];
}

/**
 * What counts today of an entry that another one names: itself, or what it was corrected to. Whoever says that boxes came names one of the
 * entries that sent them, and not always the last.
 */
export type CountsAs = (id: Uuid) => Uuid;

/** As a device knows it. */
export const countsAsIn =
  (view: Pick<LogView, 'history' | 'standing'>): CountsAs =>
  (id) => {
    const family = view.history(id);
    return family.length === 0 ? id : (view.standing(family)?.effective?.id ?? id);
  };

/** Everything that was sent and has to arrive, oldest first, with what came of it. One lot is one however it is spelled. Pure. */
export const shipmentsOf = (
  entries: readonly Entry[],
  countsAs: CountsAs = (id) => id,
): readonly Shipment[] => {
  const came = new Map<Uuid, Map<string, ShipmentLine>>();
  for (const entry of entries) {
    const body = readBody(arriveKind, entry);
    if (body === undefined) continue;
    const shipment = countsAs(body.sent);
    const lines = came.get(shipment) ?? new Map<string, ShipmentLine>();
    for (const { item, lot = '', quantity } of body.lines) {
      const before = lines.get(keyOf(item, lot))?.arrived ?? 0;
      lines.set(keyOf(item, lot), { item, lot, sent: 0, arrived: before + quantity });
    }
    came.set(shipment, lines);
  }
  return entries
    .flatMap((entry): Shipment[] => {
      const body = readBody(transferKind, entry);
      if (body?.later !== true) return [];
      const arrived = came.get(entry.id);
      const sent = new Map<string, ShipmentLine>();
      for (const { item, lot = '', quantity } of body.lines) {
        const key = keyOf(item, lot);
        const there = arrived === undefined ? undefined : (arrived.get(key)?.arrived ?? 0);
        const { lot: first, sent: before } = sent.get(key) ?? { lot, sent: 0 };
        sent.set(key, { item, lot: first, sent: before + quantity, arrived: there });
      }
      const { id, site: from, occurredAt: at } = entry;
      // Also what came and was not in the boxes as they were written down.
      const lines = [...sent, ...[...(arrived ?? [])].filter(([key]) => !sent.has(key))];
      return [
        { id, from, to: body.to, at, isThere: arrived !== undefined, lines: lines.map(([, line]) => line) },
      ];
    })
    .toSorted((a, b) => timeToMs(a.at) - timeToMs(b.at));
};

const keyOf = (item: string, lot: string): string => `${item} ${lotCode(lot)}`;

/** Only the last ones: whoever waited longer than that with saying that boxes came knows no better. */
const mostCounts = 4;

/**
 * Moments at which something of these boxes was counted where they go, after they were sent, the latest first. Were they there by then, they
 * are in that count: they arrived at its moment, so that they are not counted twice.
 */
export const countsSinceSent = (
  { to, at, lines }: Pick<Shipment, 'to' | 'at' | 'lines'>,
  entries: readonly Entry[],
): readonly LocalTime[] => {
  const items = new Set(lines.map(({ item }) => item));
  const moments = entries
    .filter(({ site, occurredAt }) => site === to && timeToMs(occurredAt) > timeToMs(at))
    .filter((entry) => readBody(countKind, entry)?.lines.some(({ item }) => items.has(item)) === true)
    .map(({ occurredAt }) => occurredAt);
  return [...new Map(moments.map((moment) => [timeToMs(moment), moment])).values()]
    .toSorted((a, b) => timeToMs(b) - timeToMs(a))
    .slice(0, mostCounts);
};

/** Units of a line that were sent and did not come; 0 while nobody said, and when more came than was sent. */
export const shortOf = ({ sent, arrived }: ShipmentLine): number =>
  arrived === undefined ? 0 : Math.max(0, sent - arrived);
