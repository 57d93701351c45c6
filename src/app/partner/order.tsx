import { requestKind } from '#stock/entries.ts';
import { Record } from './record.tsx';
import { useAgreement } from './use-agreement.ts';

/** What the partner asks of us. The program answers how much of it comes. */
export const Order = () => {
  const { items } = useAgreement();
  return (
    <Record
      title="app.partner.order"
      hint="app.partner.order-hint"
      submit="app.partner.order-send"
      back="/stock/requests"
      items={items}
      draft={(amounts) => ({
        kind: requestKind.kind,
        version: requestKind.version,
        body: { lines: amounts.map(([item, quantity]) => ({ item, quantity })) },
      })}
    />
  );
};
