import type { LocalDate } from '#log/index.ts';
import type { HeldNote, VisitChoice } from './counter/counter.ts';

/** What the counter gives to what asks about the visit, at once and when unfolded. */
export type VisitQuestionsProps = {
  readonly visit: VisitChoice;
  /** Left out: today. */
  readonly day: LocalDate | undefined;
  readonly today: LocalDate;
  readonly onChange: (visit: VisitChoice) => void;
  readonly note: HeldNote | undefined;
  /** Gives the note anew from what it is then; nothing while a save is on its way. */
  readonly onNote: (next: (note: HeldNote | undefined) => HeldNote | undefined) => void;
  readonly onDay: (day: LocalDate | '') => void;
};
