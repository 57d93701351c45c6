import type { Choice } from '#catalog/choice.ts';
import { nameIn } from '#catalog/name-in.ts';
import { surveyAnswers, surveyAsks, surveyNoAnswers, surveyQuestions } from '#catalog/survey.ts';
import { Button } from '#kit/components/button.tsx';
import { EmptyState } from '#kit/components/messages.tsx';
import { Page } from '#kit/components/page.tsx';
import { Table } from '#kit/components/table.tsx';
import { useEntries } from '#kit/log-context.tsx';
import type { ScreenProps } from '#kit/screen.ts';
import { useWords } from '#kit/words/context.tsx';
import { type ResultBody, resultKind, type Told } from '../entries.ts';
import { noAnswers } from '../questions.ts';
import { rangeOf } from '../rules/wilson.ts';

/** What came of a survey: ranges, out of how many people, and what they cannot say. */
export const Screen = ({ params }: ScreenProps) => {
  const { t, day } = useWords();
  const body = useEntries(resultKind).find((one) => one.body.survey === params['id'])?.body;
  return (
    <Page
      title={t('survey.result.title')}
      back="/survey"
      actions={
        body === undefined ? null : (
          <Button icon="printer" onClick={() => window.print()}>
            {t('survey.result.print')}
          </Button>
        )
      }
    >
      {body === undefined ? (
        <EmptyState icon="chart">{t('survey.result.none')}</EmptyState>
      ) : (
        <>
          <p>
            <strong>{t('survey.days', { from: day(body.days.from), to: day(body.days.to) })}</strong>
          </p>
          <Met body={body} />
          <Limits least={body.least} />
          {body.told.map((told) => (
            <Question key={told.question} told={told} least={body.least} />
          ))}
          <p class="field-hint" data-print="no">
            {t('survey.result.csv')} <a href="/office/report">{t('survey.result.csv-where')}</a>
          </p>
        </>
      )}
    </Page>
  );
};

const Met = ({ body: { met } }: { readonly body: ResultBody }) => {
  const { t } = useWords();
  return (
    <ul>
      <li>{t('survey.result.people', { count: met.people })}</li>
      <li>{t('survey.result.no', { count: met.no })}</li>
      <li>{t('survey.result.again', { count: met.again })}</li>
      {met.unsure === 0 ? null : <li>{t('survey.result.unsure', { count: met.unsure })}</li>}
    </ul>
  );
};

const Limits = ({ least }: { readonly least: number }) => {
  const { t } = useWords();
  return (
    <section class="card">
      <h2>{t('survey.limits.title')}</h2>
      <ul>
        <li>{t('survey.limits.chance')}</li>
        <li>{t('survey.limits.range')}</li>
        <li>{t('survey.limits.twice')}</li>
        <li>{t('survey.limits.few', { least })}</li>
        <li>{t('survey.limits.compare')}</li>
      </ul>
    </section>
  );
};

const Question = ({ told, least }: { readonly told: Told; readonly least: number }) => {
  const words = useWords();
  const { t, number, list } = words;
  const name = (codes: readonly Choice[], code: string): string => nameIn(codes, code, words) ?? code;
  const title = name(surveyQuestions, told.question);
  const noAnswer = told.noAnswer;
  return (
    <section class="card">
      <h2>{title}</h2>
      {told.question === 'coverage' ? (
        <p class="field-hint">{t('survey.result.coverage')}</p>
      ) : (
        <p class="field-hint">{name(surveyAsks, told.question)}</p>
      )}
      {told.blocks === undefined ? (
        <p>{t('survey.result.few', { count: told.of, least })}</p>
      ) : (
        <Table
          caption={t('survey.result.of', { count: told.of })}
          rows={told.blocks}
          rowKey={({ answers }) => answers.join()}
          columns={[
            {
              key: 'answer',
              label: t('survey.result.answer'),
              cell: ({ answers }) => list(answers.map((code) => name(surveyAnswers, code))),
            },
            {
              key: 'range',
              label: t('survey.result.range'),
              isNumber: true,
              cell: ({ people }) => {
                const { low, high } = rangeOf(people, told.of);
                return t('survey.result.from-to', { low: number(low), high: number(high) });
              },
            },
            {
              key: 'people',
              label: t('survey.result.count'),
              isNumber: true,
              cell: ({ people }) => number(people),
            },
          ]}
        />
      )}
      <p>
        {noAnswer === undefined
          ? t('survey.result.no-answer-few', { least })
          : noAnswers
              .map((sort) => `${name(surveyNoAnswers, sort)}: ${number(noAnswer[sort] ?? 0)}`)
              .join(' · ')}
      </p>
    </section>
  );
};
