// The draws themselves, by outcome, for those who compute on.
import type { AnswerDraws } from '../long/outcomes.ts';
import type { Mixed } from './mixture.ts';

export const columnsOf = (mixed: Mixed, hasRoom: boolean): AnswerDraws['columns'] => ({
  deaths_averted: mixed.averted,
  deaths_averted_by_kits: mixed.byKits,
  ...(hasRoom && { deaths_averted_by_room: mixed.byRoom }),
  deaths_averted_by_more_kits: mixed.more,
  deaths_without_program: mixed.without,
  overdoses: mixed.overdoses,
  naloxone_use_probability: mixed.useWith,
  naloxone_use_probability_without_program: mixed.useWithout,
});
