import type { Question } from './api.ts';
import type { Mapping } from './mapping.ts';

/** What one question about a sheet gets. */
export type QuestionProps = {
  readonly question: Question;
  readonly mapping: Mapping;
  readonly headers: readonly string[];
  readonly onChange: (mapping: Mapping) => void;
};
