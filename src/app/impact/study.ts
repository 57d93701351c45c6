import type { Effect } from '#impact/evidence/effect.ts';

/** "Platt 2018" of the whole citation. */
export const studyOf = ({ source: { citation } }: Pick<Effect, 'source'>): string => {
  const [, author = citation, year = ''] = /^(\S+).*?((?:19|20)\d\d)/.exec(citation) ?? [];
  return `${author} ${year}`.trim();
};
