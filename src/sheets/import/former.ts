import {
  canonicalText,
  type Entry,
  type Json,
  type KindRegistry,
  type Sha256,
  timeToDate,
  type Uuid,
} from '#log/index.ts';
import type { Content } from './batch.ts';

/** What an entry says that lasts: kind, site, day and the open fields of its body. Fading and erasure leave it as it is. */
export const createSaying = (sha256: Sha256, kinds: KindRegistry) => {
  const lasting = new Map<string, ReadonlySet<string> | undefined>();
  const fieldsOf = (kind: string): ReadonlySet<string> | undefined => {
    if (!lasting.has(kind)) {
      const fields = kinds.find(kind)?.fields;
      const names = Object.entries(fields ?? {}).filter(
        ([, field]) => field.class === 'open' && field.lifetime === 'always',
      );
      lasting.set(kind, fields === undefined ? undefined : new Set(names.map(([name]) => name)));
    }
    return lasting.get(kind);
  };
  return ({ kind, site, occurredAt, body }: Pick<Entry, 'kind' | 'site' | 'occurredAt' | 'body'>): string => {
    const kept = fieldsOf(kind);
    const lasts = Object.entries(body).filter(([name]) => kept === undefined || kept.has(name));
    return sha256(canonicalText([kind, site, timeToDate(occurredAt), Object.fromEntries(lasts)] as Json));
  };
};

/**
 * What former imports of a list brought, as a bag: how often each saying is there. A row is known by what it says and its
 * place in time, so it is found wherever it moved to in the file; two rows that say the same are two.
 */
export interface Former {
  /** Takes one out of the bag; false when none is left. */
  readonly take: (saying: string) => boolean;
  readonly size: () => number;
  /** Sayings left in the bag whose day lies in this stretch. */
  readonly leftWithin: (first: string, last: string) => number;
  readonly within: (first: string, last: string) => number;
  /** The bag as it was at first. */
  readonly refill: () => void;
}

export const createFormer = async (
  say: (content: Content | Entry) => string,
  pages: AsyncIterable<readonly Entry[]>,
): Promise<Former> => {
  const counts = new Map<string, { count: number; left: number; readonly day: string }>();
  let size = 0;
  for await (const entries of pages)
    for (const entry of entries) {
      if (entry.kind.startsWith('log.')) continue;
      // 64 bits of the hash: two of a million sayings look alike once in 37 million runs.
      const key = say(entry).slice(0, 16);
      const found = counts.get(key);
      if (found === undefined) counts.set(key, { count: 1, left: 1, day: timeToDate(entry.occurredAt) });
      else {
        found.count += 1;
        found.left += 1;
      }
      size += 1;
    }
  const add = (of: 'count' | 'left', first: string, last: string): number => {
    let sum = 0;
    for (const each of counts.values()) if (each.day >= first && each.day <= last) sum += each[of];
    return sum;
  };
  return {
    take: (saying) => {
      const found = counts.get(saying.slice(0, 16));
      if (found === undefined || found.left === 0) return false;
      found.left -= 1;
      return true;
    },
    size: () => size,
    leftWithin: (first, last) => add('left', first, last),
    within: (first, last) => add('count', first, last),
    refill: () => {
      for (const each of counts.values()) each.left = each.count;
    },
  };
};

export const noFormer: Former = {
  take: () => false,
  size: () => 0,
  leftWithin: () => 0,
  within: () => 0,
  refill: () => {},
};

/** One import as the list shows it. */
export interface ImportRecord {
  /** Id of the entry that says it. */
  readonly id: Uuid;
  readonly device: Uuid;
  readonly author: Uuid;
  readonly at: string;
  readonly name: string;
  readonly source: string;
  readonly file: string;
  readonly mapping: string;
  readonly brought?: {
    readonly entries: number;
    readonly syringesOut: number;
    readonly syringesBack: number;
    readonly visits: number;
    readonly first?: string | undefined;
    readonly last?: string | undefined;
  };
  /** The entry that takes it back, when it does not count. */
  readonly takenBack?: Uuid;
}
