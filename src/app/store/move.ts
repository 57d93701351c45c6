import { type DeliveryEvent, nextDelivery } from '#log/index.ts';
import type { LocalRecord } from './ports.ts';

/** Moves a record by `deliveryTable`, and notes when it was first proven. `serverNow` is the server's clock. */
export const move = (
  { provenAt, ...record }: LocalRecord,
  event: DeliveryEvent,
  serverNow?: number,
): LocalRecord => {
  const delivery = nextDelivery(record.delivery, event);
  const at = delivery === 'proven' ? (provenAt ?? serverNow) : undefined;
  return { ...record, delivery, ...(at !== undefined && { provenAt: at }) };
};
