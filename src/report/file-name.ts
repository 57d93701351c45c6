import type { LocalDate } from '#log/index.ts';
import { isWholeMonths, type Period } from './period.ts';

/**
 * The name of a report's file: whose, of which days, what. `River-Street-2026-10-visits.csv`. It tells the days that are in
 * it, never others.
 * @param what `visits`, or the id of a table: `naloxone.products`
 */
export const reportFileName = (
  { who, days, what }: { readonly who: string; readonly days: Period; readonly what: string },
  ending: string,
): string => `${[slug(who), daysName(days), slug(withoutEcho(what))].filter(Boolean).join('-')}.${ending}`;

/** Letters and digits of any script; what file systems, spreadsheets and mail programs trip over is a hyphen. */
const slug = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '')
    .slice(0, 60);

const daysName = ({ from, to }: Period): LocalDate => {
  if (from === to) return from;
  if (!isWholeMonths({ from, to })) return `${from}-${to}`;
  if (from.slice(0, 7) === to.slice(0, 7)) return from.slice(0, 7);
  const isYear = from.endsWith('-01-01') && to === `${from.slice(0, 4)}-12-31`;
  return isYear ? from.slice(0, 4) : `${from.slice(0, 7)}-${to.slice(0, 7)}`;
};

/** `visits.visits` says it twice. */
const withoutEcho = (id: string): string => {
  const [room, name = room] = id.split('.');
  return room === name ? (room ?? '') : id;
};
