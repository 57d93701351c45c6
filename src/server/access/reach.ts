import { type Caller, may } from '#contract/callers.ts';
import { type Sql, sql } from '#database/sql.ts';
import type { Entry, Uuid } from '#log/index.ts';
import { partnerReads } from './partner-reach.ts';

/**
 * What a caller may read of the log, worked out by the server: an entry that lies within all four. Whatever a caller asks for
 * is a wish inside it. The scope of sites leaves the kinds that every device needs (`everywhere`); the others leave nothing.
 */
export interface Reach {
  /** The part of a kind before its first dot: `exchange`. */
  readonly programs: Scope;
  readonly kinds: Scope;
  readonly sites: Scope;
  /** `all` has also what is of no participant; a list has only what is of these. */
  readonly subjects: Scope;
  /** A site: of kinds that go everywhere only what concerns it (partner-reach.ts). Left out: all of them. */
  readonly concerns?: Uuid;
}
export type Scope = 'all' | readonly string[];

export const everything: Reach = { programs: 'all', kinds: 'all', sites: 'all', subjects: 'all' };
export const nothing: Reach = { programs: [], kinds: [], sites: [], subjects: [] };

/** Nothing, unless a line here says more. */
export const reachOf = (caller: Caller): Reach => {
  switch (caller.who) {
    case 'worker':
      if (!may(caller, 'pull')) return nothing;
      return caller.sites === undefined ? everything : { ...everything, sites: caller.sites };
    case 'participant':
      return { ...everything, subjects: [caller.subject] };
    case 'partner':
      return {
        ...everything,
        kinds: may(caller, 'pull') ? partnerReads : [],
        sites: [caller.site],
        concerns: caller.site,
      };
    case 'device':
    case 'guest':
    case 'operator':
      return nothing;
  }
};

export const isEverything = (reach: Reach): boolean => reach.sites === 'all' && isWholeAtSites(reach);

/** Everything that there is at the sites it names. */
export const isWholeAtSites = ({ programs, kinds, subjects }: Reach): boolean =>
  [programs, kinds, subjects].every((scope) => scope === 'all');

const has = (scope: Scope, value: string | undefined): boolean =>
  scope === 'all' || (value !== undefined && scope.includes(value));

export const isWithin = (
  reach: Reach,
  { kind, site, subject }: Pick<Entry, 'kind' | 'site' | 'subject'>,
  everywhere: readonly string[],
): boolean =>
  has(reach.programs, kind.split('.')[0]) &&
  has(reach.kinds, kind) &&
  (has(reach.sites, site) || (reach.concerns === undefined && everywhere.includes(kind))) &&
  has(reach.subjects, subject);

/** The same as a condition on rows of `entry`, to stand behind others: empty, or begins with `and`. */
export const withinReach = (reach: Reach, everywhere: readonly string[]): Sql => {
  const { programs, kinds, sites, subjects } = reach;
  return sql`${programs === 'all' ? sql`` : sql`and split_part(kind, '.', 1) = any(${programs}::text[])`}
    ${kinds === 'all' ? sql`` : sql`and kind = any(${kinds}::text[])`}
    ${sites === 'all' ? sql`` : sql`and (site = any(${sites}::uuid[]) or kind = any(${everywhere}::text[]))`}
    ${subjects === 'all' ? sql`` : sql`and subject = any(${subjects}::uuid[])`}`;
};
