import type { Clock, Uuid } from '#log/index.ts';

/**
 * What people who are at a site wish to be called, for the board and nothing else. It is held in the memory of this process: never
 * in the log, a table, a backup or a line of the server's own log. It goes when they leave, and at the latest after a day's
 * opening; after a restart nobody has one until they are asked again.
 */
export interface Aliases {
  /** Undefined forgets. */
  readonly set: (of: Stay, alias: string | undefined) => void;
  readonly at: (place: Omit<Stay, 'visit'>) => readonly { readonly visit: Uuid; readonly alias: string }[];
}

export interface Stay {
  readonly org: Uuid;
  readonly site: Uuid;
  readonly visit: Uuid;
}

/** Longer than any room is open at a stretch. */
const longestMs = 16 * 3_600_000;
/** More people than any room holds: the oldest give way. */
const mostAtSite = 500;

export const createAliases = (clock: Pick<Clock, 'now'>): Aliases => {
  const sites = new Map<string, Map<Uuid, { readonly alias: string; readonly since: number }>>();
  const keyOf = ({ org, site }: Omit<Stay, 'visit'>): string => `${org} ${site}`;
  const clear = (): void => {
    for (const [key, held] of sites) {
      for (const [visit, { since }] of held)
        if (Math.abs(clock.now() - since) >= longestMs) held.delete(visit);
      if (held.size === 0) sites.delete(key);
    }
  };
  return {
    set: ({ visit, ...place }, alias) => {
      const held = sites.get(keyOf(place)) ?? new Map();
      held.delete(visit);
      if (alias !== undefined) held.set(visit, { alias, since: clock.now() });
      const [oldest] = held.keys();
      if (held.size > mostAtSite) held.delete(oldest);
      sites.set(keyOf(place), held);
      clear();
    },
    at: (place) => {
      clear();
      return [...(sites.get(keyOf(place)) ?? [])].map(([visit, { alias }]) => ({ visit, alias }));
    },
  };
};
