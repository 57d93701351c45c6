import { useLog } from '#kit/log-context.tsx';
import { countKind } from '#stock/entries.ts';
import { useShelf } from '#stock/screens/use-shelf.ts';
import { Record } from './record.tsx';
import { useAgreement } from './use-agreement.ts';

/** What stands on the shelf now. Items that nobody counts are left as they are. */
export const Count = () => {
  const { place } = useLog();
  const { items } = useAgreement();
  const shelf = useShelf(place.site).rows.map(({ item }) => item);
  return (
    <Record
      title="app.partner.count"
      hint="app.partner.count-hint"
      submit="kit.save"
      back="/stock"
      items={[...new Set([...items, ...shelf])]}
      isCount
      draft={(amounts) => ({
        kind: countKind.kind,
        version: countKind.version,
        body: { lines: amounts.map(([item, counted]) => ({ item, counted })) },
      })}
    />
  );
};
