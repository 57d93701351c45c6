import { useMemo } from 'preact/hooks';
import { useEntries } from '#kit/log-context.tsx';
import type { Uuid } from '#log/index.ts';
import { receiveKind } from '../entries.ts';
import { useItems } from './item-names.ts';
import type { Line } from './lines.tsx';

/** One tap each: what fits above the fold of a small phone. */
const most = 8;

/** What came to a site lately: items to pick with one tap, and the lines of the last delivery. */
export const useDeliveries = (
  site: Uuid,
): { readonly recent: readonly string[]; readonly last: readonly Line[] } => {
  const items = useItems();
  const deliveries = useEntries(receiveKind, { site });
  return useMemo(() => {
    const offered = new Set(items.map(({ code }) => code));
    const newestFirst = deliveries.toReversed();
    const came = newestFirst.flatMap(({ body }) => body.lines.map(({ item }) => item));
    const usual = items.filter((item) => item.usual).map(({ code }) => code);
    const recent = [...new Set([...came, ...usual])].filter((item) => offered.has(item)).slice(0, most);
    // Another delivery is another lot, most likely, and always another look at the box.
    const last = (newestFirst[0]?.body.lines ?? []).map(
      ({ item, quantity, packs }, index): Line => ({
        key: index + 1,
        item,
        quantity,
        packs,
        lot: '',
        expires: '',
      }),
    );
    return { recent, last };
  }, [deliveries, items]);
};
