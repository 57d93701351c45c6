import { adjustKind, disposeKind } from './entries.ts';
import type { Packed } from './packs.ts';

/**
 * Stock that changed by other ways than service, deliveries, moves and counts. Which way it went decides the sign; a
 * reason that speaks of one way is offered, and taken, for that way only: "found, minus ten" cannot be said.
 */
export const ways = ['missing', 'found', 'disposed'] as const;
export type Way = (typeof ways)[number];

/** Adjust reasons that go one way. The rest (recorded wrong, other, an organization's own) go either way. */
const wayOf: ReadonlyMap<string, Way> = new Map([
  ['found', 'found'],
  ['missing', 'missing'],
  ['donated', 'missing'],
  ['training', 'missing'],
]);

/** Whether an adjust reason can be the reason for stock that was found, or that is missing. */
export const reasonFits = (way: Way, reason: string): boolean => {
  const own = wayOf.get(reason);
  return own === undefined || own === way;
};

/** A type, so that it is JSON to the log. */
export type ChangedLine = {
  readonly item: string;
  /** Whole units, above zero; the way gives the sign. */
  readonly quantity: number;
  readonly lot?: string;
  readonly packs?: Packed[];
};

/**
 * The entry that says so. Undefined where there is nothing to say: no line, a line of nothing, or a reason of the other
 * way.
 */
export const changeDraft = (way: Way, reason: string, lines: readonly ChangedLine[]) => {
  if (lines.length === 0 || lines.some(({ quantity }) => quantity <= 0)) return undefined;
  if (way === 'disposed')
    return { kind: disposeKind.kind, version: disposeKind.version, body: { reason, lines: [...lines] } };
  if (!reasonFits(way, reason)) return undefined;
  const sign = way === 'found' ? 1 : -1;
  return {
    kind: adjustKind.kind,
    version: adjustKind.version,
    body: {
      reason,
      lines: lines.map(({ quantity, ...line }) => ({ ...line, change: sign * quantity })),
    },
  };
};
