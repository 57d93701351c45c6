import { TextField } from '#kit/components/text-field.tsx';
import { useWords } from '#kit/words/context.tsx';
import { err, ok, type Result } from '#log/index.ts';
import { type Lists, longestStep, type OtherEvent, otherEvents } from '../other-events.ts';

/** A screen at arm's length shows no more buttons. Our own choice. */
export const mostSteps = 12;

/** Steps as they are typed: one on each line. */
export type ListsDraft = Readonly<Partial<Record<OtherEvent, string>>>;

export const listsDraftOf = (lists: Lists | undefined): ListsDraft =>
  Object.fromEntries((lists ?? []).map(({ event, steps }) => [event, steps.join('\n')]));

/** The lists as they are kept, or the event whose list is too long. A step that stands twice in a list is one. */
export const typedLists = (draft: ListsDraft): Result<Lists, OtherEvent> => {
  const lists: Lists[number][] = [];
  for (const event of otherEvents) {
    const steps = [...new Set((draft[event] ?? '').split('\n').map((line) => line.trim()))].filter(
      (line) => line !== '',
    );
    if (steps.length > mostSteps || steps.some((step) => step.length > longestStep)) return err(event);
    if (steps.length > 0) lists.push({ event, steps });
  }
  return ok(lists);
};

/** The organization's own steps for what is no overdose. None ships filled. */
export const ListsForm = ({
  draft,
  onChange,
}: {
  readonly draft: ListsDraft;
  readonly onChange: (draft: ListsDraft) => void;
}) => {
  const { t } = useWords();
  return (
    <details class="card more">
      <summary>{t('consumption.lists.title')}</summary>
      <p class="field-hint">{t('consumption.lists.hint', { most: mostSteps })}</p>
      <div class="stack">
        {otherEvents.map((event) => (
          <TextField
            key={event}
            name={`list-${event}`}
            label={t(`consumption.event.${event}`)}
            isLong
            value={draft[event] ?? ''}
            onInput={(text) => onChange({ ...draft, [event]: text })}
          />
        ))}
      </div>
    </details>
  );
};
