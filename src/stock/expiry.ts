import { daysBetween } from '#log/calendar.ts';
import type { LocalDate } from '#log/index.ts';

/**
 * Where a lot stands. Software discards nothing: an expired lot is a status, and stays in the balance. Naloxone past
 * its date still held more than 90 % of its strength in tests, some of it near 30 years old; Colorado's health
 * department says to keep and give it when nothing in date is at hand (docs/practice.md, Naloxone past its date). For
 * other supplies a person decides.
 */
export type ExpiryStatus = 'unknown' | 'in-date' | 'expires-soon' | 'expired-usable';

/** "Soon": time enough to move a box to a busier site. Our own choice. */
export const soonDays = 90;

export const expiryStatus = (
  expires: LocalDate | undefined,
  today: LocalDate,
  soon: number = soonDays,
): ExpiryStatus => {
  if (expires === undefined) return 'unknown';
  if (expires < today) return 'expired-usable';
  return daysBetween(today, expires) <= soon ? 'expires-soon' : 'in-date';
};
