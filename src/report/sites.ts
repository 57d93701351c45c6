import type { Uuid } from '#log/index.ts';

/**
 * A name for each site by which people tell it from the others: sites that share one get the first letters of their id
 * as well, which stay the same when others come or go. Closed sites are among them: what happened there bears their name.
 */
export const siteLabels = (
  sites: readonly { readonly id: Uuid; readonly name: string }[],
): ReadonlyMap<Uuid, string> => {
  const byName = Map.groupBy(sites, ({ name }) => name.trim().toLowerCase());
  return new Map(
    [...byName.values()].flatMap((alike) =>
      alike.map(({ id, name }) => [id, alike.length === 1 ? name : `${name} (${shortId(id)})`] as const),
    ),
  );
};

const shortId = (id: Uuid): string => id.slice(0, 4);
