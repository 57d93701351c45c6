import { Button } from '#kit/components/button.tsx';
import { useWords } from '#kit/words/context.tsx';
import { type EventName, eventNames } from '../other-events.ts';

/** What this help is for. An overdose until somebody says otherwise: that needs no tap. */
export const EventChoice = ({
  event,
  onChoose,
}: {
  readonly event: EventName;
  readonly onChoose: (event: EventName) => void;
}) => {
  const { t } = useWords();
  return (
    // Made anew with the choice: folded again, so that the steps are in sight.
    <details key={event} class="more">
      <summary>{t('consumption.event.is', { event: t(`consumption.event.${event}`) })}</summary>
      <div class="room-moves">
        {eventNames
          .filter((name) => name !== event)
          .map((name) => (
            <Button key={name} onClick={() => onChoose(name)}>
              {t(`consumption.event.${name}`)}
            </Button>
          ))}
      </div>
    </details>
  );
};

/** The organization's own steps for this event, in the order they were written; the next one has its own place. */
export const OwnSteps = ({
  list,
  next,
  onTap,
}: {
  readonly list: readonly string[];
  readonly next: string | undefined;
  readonly onTap: (step: string) => void;
}) => {
  const { t } = useWords();
  if (list.length === 0) return <p class="field-hint">{t('consumption.event.no-list')}</p>;
  return (
    <fieldset class="room-steps">
      <legend class="hidden-visually">{t('consumption.event.steps')}</legend>
      {list
        .filter((step) => step !== next)
        .map((step) => (
          <Button key={step} size="large" onClick={() => onTap(step)}>
            {step}
          </Button>
        ))}
    </fieldset>
  );
};
