import type { Entry } from './entry.ts';
import { isVoid } from './own-kinds.ts';
import { timeToMs } from './time.ts';

/** What an outside partner agreed with the organization to do on its behalf, as the server knows it. */
export interface Agreement {
  /** Kinds of entries that it may write. */
  readonly kinds: ReadonlySet<string>;
  /** Of `kinds` those in which only `items` may stand. */
  readonly bounded: ReadonlySet<string>;
  /** Kinds of hand-outs: in bulk, to nobody that is named. */
  readonly handouts: ReadonlySet<string>;
  /** Channels of a hand-out, so that none is taken for the organization's own. */
  readonly channels: ReadonlySet<string>;
  readonly items: ReadonlySet<string>;
  /** Milliseconds since 1970, by the server's clock: begins at `from`, over at `until`. */
  readonly from: number;
  readonly until: number;
}

export const isOver = (agreement: Agreement | undefined, now: number): boolean =>
  agreement !== undefined && now >= agreement.until;

/** What of an entry goes beyond the agreement, one check a line; undefined where nothing does. */
export const beyondAgreement = (agreement: Agreement, entry: Entry): string | undefined => {
  if (entry.subject !== undefined) return 'subject';
  if (entry.visit !== undefined) return 'visit';
  if (entry.sealed !== undefined) return 'sealed';
  const at = timeToMs(entry.occurredAt);
  if (at < agreement.from || at >= agreement.until) return 'agreement';
  // Of its own entries alone: to touch what others wrote is a right that no partner has.
  if (isVoid(entry)) return undefined;
  if (!agreement.kinds.has(entry.kind)) return 'kind';
  if (agreement.handouts.has(entry.kind) && entry.body['bulk'] === undefined) return 'bulk';
  if (agreement.handouts.has(entry.kind) && !agreement.channels.has(String(entry.body['channel'])))
    return 'channel';
  if (agreement.bounded.has(entry.kind) && !itemsOf(entry).every((item) => agreement.items.has(item)))
    return 'items';
  return undefined;
};

/** The items of an entry's lines; one that cannot be read is of no agreement. */
const itemsOf = ({ body: { lines } }: Entry): readonly string[] =>
  Array.isArray(lines)
    ? lines.map((line) =>
        typeof line === 'object' && line !== null && !Array.isArray(line) && typeof line['item'] === 'string'
          ? line['item']
          : '',
      )
    : [''];
