import { useState } from 'preact/hooks';
import { nameIn } from '#catalog/name-in.ts';
import { surveyQuestions } from '#catalog/survey.ts';
import { rightsOf } from '#contract/rights.ts';
import { Button } from '#kit/components/button.tsx';
import { MultiChoice } from '#kit/components/choice-field.tsx';
import { DateField } from '#kit/components/date-field.tsx';
import { Banner } from '#kit/components/messages.tsx';
import { Page } from '#kit/components/page.tsx';
import { useUnsaved } from '#kit/form/unsaved.ts';
import { useLog } from '#kit/log-context.tsx';
import { goToPath } from '#kit/path.ts';
import { useTold } from '#kit/use-told.ts';
import { useWords } from '#kit/words/context.tsx';
import { addDays } from '#log/calendar.ts';
import type { JsonObject } from '#log/index.ts';
import { leastPeople, openKind, waitDays } from '../entries.ts';
import { questions } from '../questions.ts';
import { resultDay } from '../rules/current.ts';
import { newCode, newSurvey } from './adapters/chance.ts';
import { useSurveys, useToday } from './use-survey.ts';

/** Opens a survey: its days, and what is asked in it. */
export const Screen = () => {
  const words = useWords();
  const { t } = words;
  const { place, recorder } = useLog();
  const tell = useTold();
  const today = useToday();
  const surveys = useSurveys();
  const [from, setFrom] = useState<string>(today);
  const [to, setTo] = useState<string>(addDays(today, 6));
  const [asked, setAsked] = useState<readonly string[]>(questions);
  const [wrong, setWrong] = useState<string>();
  const isChanged = from !== today || asked.length < questions.length;
  useUnsaved(isChanged);
  const save = async (): Promise<void> => {
    const body = {
      survey: newSurvey(),
      days: { from, to },
      questions: questions.filter((one) => asked.includes(one)),
      code: newCode(),
    };
    const isTaken = surveys.some((one) => from < resultDay(one) && to >= one.days.from);
    const fits = to >= today && openKind.parse(body, openKind.version).ok;
    setWrong(isTaken ? 'survey.new.taken' : fits ? undefined : 'survey.new.wrong');
    if (isTaken || !fits) return;
    const draft = { kind: openKind.kind, version: openKind.version, body: body as JsonObject };
    if (tell(await recorder.record([draft], 'none'), t('survey.new.saved')) !== undefined)
      goToPath('/survey', { replace: true });
  };
  if (!rightsOf(place.role, place.isBound).has('arrange'))
    return (
      <Page title={t('survey.new.title')} back="/survey">
        <p>{t('survey.new.not-yours')}</p>
      </Page>
    );
  return (
    <Page title={t('survey.new.title')} back="/survey">
      <form
        class="form"
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <p>{t('survey.new.what', { wait: waitDays })}</p>
        <DateField name="from" label={t('survey.new.from')} value={from} onInput={setFrom} />
        <DateField
          name="to"
          label={t('survey.new.to')}
          hint={t('survey.new.to-hint')}
          value={to}
          onInput={setTo}
        />
        <MultiChoice
          name="questions"
          label={t('survey.new.questions')}
          hint={t('survey.new.questions-hint', { least: leastPeople })}
          canDecline={false}
          options={questions.map((value) => ({
            value,
            label: nameIn(surveyQuestions, value, words) ?? value,
          }))}
          values={asked}
          onChange={setAsked}
        />
        {wrong === undefined ? null : <Banner tone="warning">{t(wrong)}</Banner>}
        <div class="form-actions">
          <Button type="submit" tone="primary">
            {t('survey.new.open')}
          </Button>
        </div>
      </form>
    </Page>
  );
};
