import type { Asked } from '../books.ts';
import type { Fact } from '../facts.ts';

/** What happened on the days asked for, by the day of the place, at the site asked for. */
export const during = (facts: readonly Fact[], asked: Asked): readonly Fact[] =>
  atSite(facts, asked).filter(({ when }) => asked.from <= when.day && when.day <= asked.to);

export const atSite = (facts: readonly Fact[], { site }: Asked): readonly Fact[] =>
  facts.filter((fact) => site === undefined || fact.site === site);
