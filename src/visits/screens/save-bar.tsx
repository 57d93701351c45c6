import { Button } from '#kit/components/button.tsx';
import { useWords } from '#kit/words/context.tsx';
import { setDay } from './counter/counter-state.ts';
import type { useCounter } from './use-counter.ts';

type SaveBarProps = {
  readonly counter: ReturnType<typeof useCounter>;
  /** What a save records, in words. */
  readonly summary: string;
  readonly onClear: () => void;
  readonly onSave: () => void;
};

/** What is about to be saved, what to look at before, and "Save". */
export const SaveBar = ({ counter, summary, onClear, onSave }: SaveBarProps) => {
  const { t, day: showDay } = useWords();
  const { state } = counter;
  const { today } = counter.context;
  return (
    <div class="save-bar">
      <p class="save-summary" aria-live="polite">
        {summary}
      </p>
      {counter.warnings.map((warning) => (
        <p key={warning.id} class="save-warning" role="status">
          {t(warning.id, warning.values)}
        </p>
      ))}
      {counter.failure === undefined ? null : (
        <p class="field-problem save-problem" role="alert">
          {t(`log.error.${counter.failure.code}`)}
        </p>
      )}
      {state.day === undefined ? null : (
        <p class="save-day">
          {t('visits.counter.saving-for', {
            day: showDay(state.day, {
              month: 'short',
              day: 'numeric',
              ...(state.day.slice(0, 4) !== today.slice(0, 4) && { year: 'numeric' }),
            }),
          })}{' '}
          ·{' '}
          <button
            type="button"
            class="link"
            onClick={() => counter.change((now) => setDay(now, today, today))}
          >
            {t('visits.counter.back-to-today')}
          </button>
        </p>
      )}
      {counter.isTyped ? (
        <Button size="large" tone="quiet" onClick={onClear}>
          {t('visits.counter.clear')}
        </Button>
      ) : null}
      <Button
        size="large"
        tone="primary"
        icon="check"
        isWide
        id="save"
        isDisabled={counter.isEmpty}
        onClick={onSave}
      >
        {t('visits.counter.save')}
      </Button>
    </div>
  );
};
