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

/** The last day of a printed month: `2027-02` gives `2027-02-28`. */
export const expiryOfMonth = (month: string): LocalDate => {
  const [year = 0, number = 0] = month.split('-').map(Number);
  return new Date(Date.UTC(year, number, 0)).toISOString().slice(0, 10);
};

/** Whole days from one date to another; negative when the second is earlier. */
export const daysBetween = (from: LocalDate, to: LocalDate): number =>
  Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / dayMs);

export const addDays = (date: LocalDate, days: number): LocalDate =>
  new Date(Date.parse(`${date}T00:00:00Z`) + days * dayMs).toISOString().slice(0, 10);

const dayMs = 86_400_000;
