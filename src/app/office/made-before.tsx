import { useState } from 'preact/hooks';
import { Button } from '#kit/components/button.tsx';
import { DateField } from '#kit/components/date-field.tsx';
import { NumberField } from '#kit/components/text-field.tsx';
import { useWords } from '#kit/words/context.tsx';
import type { LocalDate } from '#log/index.ts';
import type { Made } from './report-query.ts';

/** Asks for a report again as it once was: by the place in the log that stands on it, and the day on which it was made. */
export const MadeBefore = ({
  today,
  made,
  onChange,
}: {
  readonly today: LocalDate;
  readonly made: Made | undefined;
  readonly onChange: (made: Made | undefined) => void;
}) => {
  const { t } = useWords();
  const [place, setPlace] = useState<number>();
  const [day, setDay] = useState<LocalDate>(today);
  return (
    <details class="more no-print">
      <summary>{t('app.office.report.before-title')}</summary>
      <p>{t('app.office.report.before-hint')}</p>
      <div class="row">
        <NumberField
          name="place"
          label={t('app.office.report.place')}
          {...(place !== undefined && { value: place })}
          onInput={setPlace}
        />
        <DateField name="made" label={t('app.office.report.made')} value={day} max={today} onInput={setDay} />
      </div>
      <div class="row">
        <Button
          isDisabled={place === undefined || day === ''}
          onClick={() => onChange(place === undefined ? undefined : { place, day })}
        >
          {t('app.office.report.before-show')}
        </Button>
        {made === undefined ? null : (
          <Button tone="quiet" onClick={() => onChange(undefined)}>
            {t('app.office.report.now-show')}
          </Button>
        )}
      </div>
    </details>
  );
};
