import { DateField } from '#kit/components/date-field.tsx';
import { useLog } from '#kit/log-context.tsx';
import { useWords } from '#kit/words/context.tsx';
import { NoteField } from './note-field.tsx';
import { VisitAnswers } from './visit-answers.tsx';
import type { VisitQuestionsProps } from './visit-props.ts';

/** What the worker may say of the encounter, a note, and its day. Nothing here is needed. */
export const VisitDetails = ({ visit, day, today, note, onChange, onNote, onDay }: VisitQuestionsProps) => {
  const { t } = useWords();
  const { place } = useLog();
  return (
    <>
      <VisitAnswers visit={visit} onChange={onChange} />
      {place.hasNotes || note !== undefined ? <NoteField note={note} onNote={onNote} /> : null}
      <DateField name="day" label={t('visits.day')} value={day ?? today} max={today} onInput={onDay} />
    </>
  );
};
