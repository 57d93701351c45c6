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

/** Everything that was sent and has to arrive, oldest first, with what came of it. Pure. */
export const shipmentsOf = (entries: readonly Entry[]): readonly Shipment[] => {
  const came = new Map<Uuid, Map<string, number>>();
  for (const entry of entries) {
    const body = readBody(arriveKind, entry);
    if (body === undefined) continue;
    const lines = came.get(body.sent) ?? new Map<string, number>();
    for (const { item, lot = '', quantity } of body.lines)
      lines.set(`${item} ${lot}`, (lines.get(`${item} ${lot}`) ?? 0) + quantity);
    came.set(body.sent, lines);
  }
  return entries
    .flatMap((entry): Shipment[] => {
      const body = readBody(transferKind, entry);
      if (body?.later !== true) return [];
      // A correction stands for what it corrects.
      const ids = [entry.id, ...(entry.supersedes ?? [])];
      const arrived = ids.map((id) => came.get(id)).find((lines) => lines !== undefined);
      const sent = new Map<string, ShipmentLine>();
      for (const { item, lot = '', quantity } of body.lines) {
        const before = sent.get(`${item} ${lot}`)?.sent ?? 0;
        const there = arrived === undefined ? undefined : (arrived.get(`${item} ${lot}`) ?? 0);
        sent.set(`${item} ${lot}`, { item, lot, sent: before + quantity, arrived: there });
      }
      const { id, site: from, occurredAt: at } = entry;
      return [{ id, from, to: body.to, at, isThere: arrived !== undefined, lines: [...sent.values()] }];
    })
    .toSorted((a, b) => timeToMs(a.at) - timeToMs(b.at));
};

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
