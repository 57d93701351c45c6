import { useState } from 'preact/hooks';
import { rightsOf } from '#contract/rights.ts';
import { Button } from '#kit/components/button.tsx';
import { DateField } from '#kit/components/date-field.tsx';
import { Banner, EmptyState } from '#kit/components/messages.tsx';
import { Page } from '#kit/components/page.tsx';
import { useToast } from '#kit/components/toast.tsx';
import { useEntries, useLog } from '#kit/log-context.tsx';
import { goToPath } from '#kit/path.ts';
import { useTold } from '#kit/use-told.ts';
import { useWords } from '#kit/words/context.tsx';
import type { JsonObject } from '#log/index.ts';
import { openKind, resultKind } from '../entries.ts';
import { resultDay, type Survey, standingOf } from '../rules/current.ts';
import { leastBatch, withNo } from '../rules/tally.ts';
import { useCounting, useCurrent, useSurveys, useToday } from './use-survey.ts';

/** The survey of these days, what this device counted in it, and those before. */
export const Screen = () => {
  const { t, day } = useWords();
  const { place } = useLog();
  const today = useToday();
  const current = useCurrent();
  const surveys = useSurveys();
  const results = useEntries(resultKind);
  const mayArrange = rightsOf(place.role, place.isBound).has('arrange');
  const others = surveys.filter(({ survey }) => survey !== current?.survey).toReversed();
  return (
    <Page title={t('survey.title')}>
      <p>{t('survey.home.what')}</p>
      {current === undefined ? <EmptyState icon="list">{t('survey.home.none')}</EmptyState> : null}
      {current === undefined ? null : <Current survey={current} mayArrange={mayArrange} />}
      {mayArrange ? (
        <Button icon="plus" onClick={() => goToPath('/survey/new')}>
          {t('survey.home.new')}
        </Button>
      ) : null}
      {others.length === 0 ? null : (
        <section class="card">
          <h2>{t('survey.home.others')}</h2>
          <ul class="rows">
            {others.map((one) => (
              <li key={one.survey} class="row">
                <span class="grow">
                  {t('survey.days', { from: day(one.days.from), to: day(one.days.to) })}
                </span>
                {results.some(({ body }) => body.survey === one.survey) ? (
                  mayArrange ? (
                    <a href={`/survey/result/${one.survey}`}>{t('survey.home.result')}</a>
                  ) : (
                    <span>{t('survey.home.done')}</span>
                  )
                ) : (
                  <span>
                    {standingOf(one, today) === 'ahead' ? t('survey.home.ahead') : t('survey.home.no-result')}
                  </span>
                )}
              </li>
            ))}
          </ul>
        </section>
      )}
    </Page>
  );
};

const Current = ({ survey, mayArrange }: { readonly survey: Survey; readonly mayArrange: boolean }) => {
  const { t, day } = useWords();
  const isOn = standingOf(survey, useToday()) === 'on';
  const values = { to: day(survey.days.to), result: day(resultDay(survey)) };
  return (
    <section class="card">
      <h2>{t('survey.days', { from: day(survey.days.from), to: day(survey.days.to) })}</h2>
      <p>{t(isOn ? 'survey.home.on' : 'survey.home.typing', values)}</p>
      {isOn ? <HandOver survey={survey} /> : null}
      <div class="form-actions">
        <Button icon="edit" onClick={() => goToPath('/survey/type')}>
          {t('survey.type.title')}
        </Button>
        {isOn ? (
          <Button icon="printer" onClick={() => goToPath('/survey/paper')}>
            {t('survey.paper.title')}
          </Button>
        ) : null}
      </div>
      <Here survey={survey} />
      {mayArrange && isOn ? <LastDay survey={survey} /> : null}
    </section>
  );
};

const HandOver = ({ survey }: { readonly survey: Survey }) => {
  const { t } = useWords();
  const toast = useToast();
  const counting = useCounting(survey);
  const handOver = async (): Promise<void> => {
    const kept = await counting.setOut(true);
    if (kept.ok) goToPath('/survey/fill', { replace: true });
    else toast({ text: t(`log.error.${kept.error.code}`), icon: 'warning' });
  };
  const refuse = async (): Promise<void> => {
    const before = counting.tally;
    const kept = await counting.keep(withNo(before));
    toast(
      kept.ok
        ? { text: t('survey.home.no-counted'), icon: 'saved', onUndo: () => void counting.keep(before) }
        : { text: t(`log.error.${kept.error.code}`), icon: 'warning' },
    );
  };
  return (
    <>
      <ol>
        <li>{t('survey.home.step-ask')}</li>
        <li>{t('survey.home.step-pin')}</li>
        <li>
          {t('survey.home.step-code')} <strong>{survey.code}</strong>
        </li>
      </ol>
      <div class="form-actions">
        <Button tone="primary" icon="share" onClick={() => void handOver()}>
          {t('survey.home.hand-over')}
        </Button>
        <Button tone="quiet" onClick={() => void refuse()}>
          {t('survey.home.said-no')}
        </Button>
      </div>
    </>
  );
};

/** What this device holds, and how it leaves. */
const Here = ({ survey }: { readonly survey: Survey }) => {
  const { t } = useWords();
  const toast = useToast();
  const { tally, mayHandIn, handIn } = useCounting(survey);
  const { people, again, no } = tally.met;
  const send = async (): Promise<void> => {
    const sent = await handIn();
    toast(
      sent.ok
        ? { text: t('survey.home.handed-in'), icon: 'saved' }
        : { text: t(`log.error.${sent.error.code}`), icon: 'warning' },
    );
  };
  return (
    <>
      <h3>{t('survey.home.here')}</h3>
      {people + again + no === 0 ? (
        <p class="field-hint">{t('survey.home.here-none')}</p>
      ) : (
        <>
          <p>{t('survey.home.here-some', { people, again, no })}</p>
          <p class="field-hint">{t('survey.home.here-how', { least: leastBatch })}</p>
        </>
      )}
      {mayHandIn ? (
        <Button icon="sent" onClick={() => void send()}>
          {t('survey.home.hand-in')}
        </Button>
      ) : null}
    </>
  );
};

/** Moves the last day: a survey that ends sooner, or goes on. */
const LastDay = ({ survey }: { readonly survey: Survey }) => {
  const { t } = useWords();
  const { recorder } = useLog();
  const tell = useTold();
  const today = useToday();
  const entries = useEntries(openKind).filter(({ body }) => body.survey === survey.survey);
  const [to, setTo] = useState<string>(survey.days.to);
  const [isWrong, setWrong] = useState(false);
  const save = async (): Promise<void> => {
    const body = { ...survey, days: { from: survey.days.from, to } };
    const fits = to >= today && openKind.parse(body as unknown as JsonObject, openKind.version).ok;
    setWrong(!fits);
    if (!fits) return;
    const draft = {
      kind: openKind.kind,
      version: openKind.version,
      body: body as unknown as JsonObject,
      supersedes: entries.map(({ id }) => id),
    };
    tell(await recorder.record([draft], 'none'), t('survey.home.moved'));
  };
  return (
    <details>
      <summary>{t('survey.home.move')}</summary>
      <DateField name="to" label={t('survey.new.to')} value={to} min={today} onInput={setTo} />
      {isWrong ? <Banner tone="warning">{t('survey.new.wrong')}</Banner> : null}
      <Button onClick={() => void save()}>{t('kit.save')}</Button>
    </details>
  );
};
