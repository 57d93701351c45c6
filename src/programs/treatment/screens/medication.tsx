import { useState } from 'preact/hooks';
import { Button } from '#kit/components/button.tsx';
import { Choice } from '#kit/components/choice-field.tsx';
import { Banner } from '#kit/components/messages.tsx';
import { Stepper } from '#kit/components/stepper.tsx';
import { TypedForm } from '#kit/components/typed-form.tsx';
import { useLog } from '#kit/log-context.tsx';
import { useWords } from '#kit/words/context.tsx';
import { addDays } from '#log/calendar.ts';
import { timeToDate } from '#log/index.ts';
import { askDay } from '#report/days-covered.ts';
import { type DoseBody, doseKind, medications } from '../entries.ts';
import { coverOf, type File } from '../rules/file.ts';
import type { OfFile } from './of-file.ts';
import { useFileRecord } from './use-files.ts';

/** Medication, and for how long it lasts: for whoever wants it, in whichever program. */
export const Medication = ({ file }: OfFile) => {
  const { t } = useWords();
  return (
    <section aria-label={t('treatment.dose.title')}>
      <h2>{t('treatment.dose.title')}</h2>
      <Covered file={file} />
      <Give key={file.given.length} file={file} />
    </section>
  );
};

type Dose = Pick<DoseBody, 'what'> & { readonly medication?: string; readonly days?: number };

const useDose = (file: File) => {
  const record = useFileRecord(file);
  return (dose: Dose): Promise<boolean> => record([{ of: doseKind, body: { ...dose } }]);
};

const Covered = ({ file }: OfFile) => {
  const { t, day } = useWords();
  const { place } = useLog();
  const dose = useDose(file);
  const cover = coverOf(file);
  if (cover === undefined) return <p>{t('treatment.dose.none')}</p>;
  const { zero, askOn } = cover;
  const today = timeToDate(place.now());
  if (askOn === undefined)
    return <p>{t(`treatment.dose.said.${file.said ?? 'enough'}`, { day: day(addDays(zero, -1)) })}</p>;
  return (
    <div class="card care-cover">
      <p>{t('treatment.dose.until', { day: day(addDays(zero, -1)) })}</p>
      {askOn > today ? (
        <p class="field-hint">{t('treatment.dose.ask-on', { day: day(askOn) })}</p>
      ) : (
        <Banner tone="warning">{t(zero <= today ? 'treatment.dose.over' : 'treatment.dose.soon')}</Banner>
      )}
      <div class="care-answers">
        {(['elsewhere', 'enough'] as const).map((what) => (
          <Button key={what} size="large" onClick={() => void dose({ what })}>
            {t(`treatment.dose.${what}`)}
          </Button>
        ))}
      </div>
    </div>
  );
};

const longestDays = 60;

const Give = ({ file }: OfFile) => {
  const { t, day } = useWords();
  const { place } = useLog();
  const dose = useDose(file);
  const last = file.given.at(-1);
  const [medication, setMedication] = useState<string | undefined>(last?.medication);
  const [days, setDays] = useState(last?.days ?? 7);
  const [problem, setProblem] = useState<string>();
  const save = async (): Promise<boolean> => {
    setProblem(medication === undefined ? t('treatment.dose.which-first') : undefined);
    return medication === undefined ? false : dose({ what: 'given', medication, days });
  };
  return (
    <details class="more">
      <summary>{t('treatment.dose.give')}</summary>
      <TypedForm onSubmit={save}>
        <Choice
          name="medication"
          label={t('treatment.dose.which')}
          canDecline={false}
          options={medications.map((value) => ({ value, label: t(`treatment.medication.${value}`) }))}
          value={medication}
          onChange={setMedication}
        />
        <Stepper label={t('treatment.dose.days')} value={days} min={1} max={longestDays} onChange={setDays} />
        <p class="field-hint">{t('treatment.dose.days-hint')}</p>
        <p role="status">{t('treatment.dose.ask-on', { day: day(askDay(timeToDate(place.now()), days)) })}</p>
        {problem === undefined ? null : (
          <p class="field-problem" role="alert">
            {problem}
          </p>
        )}
        <Button type="submit" tone="primary">
          {t('kit.save')}
        </Button>
      </TypedForm>
    </details>
  );
};
