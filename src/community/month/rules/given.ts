import type { ReleaseBody } from '#report/funder/entries.ts';
import { asRelease, type MonthOf } from '#report/funder/release.ts';
import type { GivenLine } from '../entries.ts';

/** Which figures are added up in a line: pieces that may be called by one name. */
export interface LineOf {
  readonly code: string;
  readonly counts: (figure: { readonly measure: string; readonly item: string }) => boolean;
}

/**
 * What may be told of a month, out of what left (report/funder/) alone: whole releases added up, so that it tells nothing that they do not.
 * What went to too few people is told with the month with which it leaves. `parts`: what was written down in the month, by which a
 * line knows that something is not in it.
 */
export const givenOf = (
  { from, to, parts }: MonthOf,
  lines: readonly LineOf[],
  releases: readonly ReleaseBody[],
): readonly GivenLine[] =>
  lines.map(({ code, counts }) => {
    const left = releases.filter((one) => counts(one) && one.to === to && one.cells !== undefined);
    const value = left.reduce((sum, one) => sum + totalOf(one), 0);
    const told = new Set(left.map(({ item }) => item));
    const isPart = parts.some(({ figure: { id, item } }) => counts({ measure: id, item }) && !told.has(item));
    if (value === 0) return { code, is: isPart ? 'few' : 'none' };
    const first = left
      .filter((one) => totalOf(one) > 0)
      .map((one) => one.from)
      .toSorted()[0];
    return {
      code,
      is: 'told',
      value,
      ...(first !== undefined && first < from && { since: first.slice(0, 7) }),
      ...(isPart && { isPart: true as const }),
    };
  });

const totalOf = (body: ReleaseBody): number => {
  const cells = asRelease(body).tables['cells'];
  return cells === undefined || cells === 'withheld' ? 0 : cells.reduce((sum, { value }) => sum + value, 0);
};
