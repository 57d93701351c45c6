import type { Uuid } from '#log/index.ts';

/**
 * A name for each site by which people tell it from the others: sites that share one get the first letters of their id
 * as well, which stay the same when others come or go. Closed sites are among them: what happened there bears their name.
 */
export const siteLabels = (
  sites: readonly { readonly id: Uuid; readonly name: string }[],
): ReadonlyMap<Uuid, string> => {
  const plain = (name: string): string => name.trim().toLowerCase();
  const seen = new Map<string, number>();
  for (const { name } of sites) seen.set(plain(name), (seen.get(plain(name)) ?? 0) + 1);
  return new Map(
    sites.map(({ id, name }) => [id, seen.get(plain(name)) === 1 ? name : `${name} (${shortId(id)})`]),
  );
};

const shortId = (id: Uuid): string => id.slice(0, 4);
