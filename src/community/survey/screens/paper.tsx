import { useState } from 'preact/hooks';
import { Button } from '#kit/components/button.tsx';
import { Choice } from '#kit/components/choice-field.tsx';
import { EmptyState } from '#kit/components/messages.tsx';
import { Page } from '#kit/components/page.tsx';
import { useLog } from '#kit/log-context.tsx';
import { useWords } from '#kit/words/context.tsx';
import { answersOf, type Question } from '../questions.ts';
import type { Survey } from '../rules/current.ts';
import { type FormWords, useFormLanguages, useFormWords } from './form-words.ts';
import { useCurrent } from './use-survey.ts';

/** An empty sheet for the printer, in one language. It names the program only where somebody wants that. */
export const Screen = () => {
  const { t, locale } = useWords();
  const { place } = useLog();
  const survey = useCurrent();
  const languages = useFormLanguages();
  const [language, setLanguage] = useState(locale);
  const [isNamed, setNamed] = useState(false);
  return (
    <Page
      title={t('survey.paper.title')}
      back="/survey"
      actions={
        survey === undefined ? null : (
          <Button icon="printer" onClick={() => window.print()}>
            {t('survey.paper.print')}
          </Button>
        )
      }
    >
      {survey === undefined ? (
        <EmptyState icon="printer">{t('survey.home.none')}</EmptyState>
      ) : (
        <>
          <div class="form" data-print="no">
            <p>{t('survey.paper.how')}</p>
            <Choice
              name="language"
              label={t('survey.paper.language')}
              canDecline={false}
              options={languages.map(({ code, name }) => ({ value: code, label: name }))}
              value={language}
              onChange={setLanguage}
            />
            <Choice
              name="named"
              label={t('survey.paper.named')}
              canDecline={false}
              options={[
                { value: 'no', label: t('survey.paper.no-name') },
                { value: 'yes', label: place.organization },
              ]}
              value={isNamed ? 'yes' : 'no'}
              onChange={(value) => setNamed(value === 'yes')}
            />
          </div>
          <Form survey={survey} language={language} name={isNamed ? place.organization : undefined} />
        </>
      )}
    </Page>
  );
};

const Form = ({
  survey,
  language,
  name,
}: {
  readonly survey: Survey;
  readonly language: string;
  readonly name: string | undefined;
}) => {
  const words = useFormWords(language);
  const { say } = words;
  return (
    <article class="card survey-paper" lang={language}>
      {name === undefined ? null : <p>{name}</p>}
      <h2>{say('title')}</h2>
      <p>{['why', 'nameless', 'free', 'same'].map(say).join(' ')}</p>
      <p>
        <strong>{say('one')}</strong> {say('skip')}
      </p>
      <ol>
        <li>
          <strong>{say('before')}</strong>
          <Boxes labels={['before-no', 'before-unsure', 'before-yes'].map(say)} />
        </li>
        {survey.questions.map((question) => (
          <Asked key={question} question={question} words={words} />
        ))}
      </ol>
      <p>
        <strong>{say('thanks')}.</strong> {say('fold')}
      </p>
    </article>
  );
};

const Asked = ({ question, words }: { readonly question: Question; readonly words: FormWords }) => {
  const { ask, hint, answer } = words;
  const none = ['not-said', 'not-known'].map(answer);
  if (question === 'coverage')
    return (
      <>
        {['days', 'times', 'syringes'].map((step) => (
          <li key={step}>
            <strong>{ask(step)}</strong> {hint(step)}
            <Boxes labels={none} hasLine />
          </li>
        ))}
      </>
    );
  return (
    <li>
      <strong>{ask(question)}</strong> {hint(question)}
      <Boxes labels={[...answersOf[question].codes.map(answer), ...none]} />
    </li>
  );
};

const Boxes = ({
  labels,
  hasLine = false,
}: {
  readonly labels: readonly string[];
  readonly hasLine?: boolean;
}) => (
  <div class="survey-boxes">
    {hasLine ? <span>__________</span> : null}
    {labels.map((label) => (
      <span key={label}>☐ {label}</span>
    ))}
  </div>
);
