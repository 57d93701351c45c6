import type { Link, Referral } from './referral.ts';

/** So many wrong digits close a link until a new one is made: six digits are a million, and nobody gets to try them. */
export const mostWrong = 5;

/** What a link opens for whoever asks now. `closed` is one answer for all that does not open. */
export type Opens =
  | { readonly is: 'closed' }
  /** It was opened before: only with the digits that are said by phone. */
  | { readonly is: 'needs-digits'; readonly referral: Referral; readonly link: Link }
  /** For the first time; the page that it opens on shows it, and no other. */
  | { readonly is: 'first'; readonly referral: Referral; readonly link: Link }
  /** This page opened it. */
  | { readonly is: 'open'; readonly referral: Referral; readonly link: Link };

/**
 * A link opens once, then by its digits, until its last day, until the person takes it back, and until a newer one is made. `opening`
 * is the page that asks; `today` the organization's day.
 */
export const opensNow = (
  referral: Referral | undefined,
  key: string,
  today: string,
  opening: string | undefined,
): Opens => {
  const link = referral?.link;
  if (referral === undefined || link?.link === undefined || link.request === undefined)
    return { is: 'closed' };
  if (link.link !== key || link.until < today || referral.state === 'cancelled') return { is: 'closed' };
  const own = referral.openings.filter((each) => each.link === key);
  const opened = own.filter(({ how }) => how !== 'wrong');
  const first = opened.find(({ how }) => how === 'link');
  const isOwn = opened.some(
    (each) =>
      each.opening !== undefined && each.opening === opening && (each.how === 'digits' || each === first),
  );
  if (isOwn) return { is: 'open', referral, link };
  if (own.length - opened.length >= mostWrong) return { is: 'closed' };
  return { is: first === undefined ? 'first' : 'needs-digits', referral, link };
};
