import { useEffect, useState } from 'preact/hooks';
import { Button } from '#kit/components/button.tsx';
import { goToPath } from '#kit/path.ts';
import { useWords } from '#kit/words/context.tsx';
import type { Survey } from '../../rules/current.ts';
import { type Tally, withAgain, withAnswers, withNo } from '../../rules/tally.ts';
import { type FormWords, useFormLanguages, useFormWords } from '../form-words.ts';
import { useCounting, useSurveys } from '../use-survey.ts';
import { Ask } from './ask.tsx';
import { Staff } from './staff.tsx';
import { nothingSaid, type Said, stepsOf } from './steps.ts';
import { Title } from './title.tsx';

/** The device is in the hand of somebody who answers: all of the screen is theirs, and only a code leads away from it. */
export const Screen = () => {
  const out = useSurveys().map((survey) => <WhenOut key={survey.survey} survey={survey} />);
  return <>{out}</>;
};

const WhenOut = ({ survey }: { readonly survey: Survey }) => {
  const { isOut } = useCounting(survey);
  return isOut ? <Sheet survey={survey} /> : null;
};

type At = 'start' | 'before' | 'ask' | 'last' | 'counted' | 'again' | 'none-kept' | 'failed' | 'staff';

const Sheet = ({ survey }: { readonly survey: Survey }) => {
  const { locale: own } = useWords();
  const [locale, setLocale] = useState(own);
  const words = useFormWords(locale);
  const [at, setAt] = useState<At>('start');
  const [said, setSaid] = useState<Said>(nothingSaid);
  const [step, setStep] = useState(0);
  const [isUnsure, setUnsure] = useState(false);
  const { tally, keep, setOut } = useCounting(survey);
  useAlone();
  const steps = stepsOf(survey.questions, said);
  /** Whatever becomes of it, nothing that was said is left on the screen or in memory. */
  const end = async (next: Tally, after: At): Promise<void> => {
    setSaid(nothingSaid);
    const kept = await keep(next);
    setAt(kept.ok ? after : 'failed');
  };
  const finish = (): void => {
    const isAny = Object.keys(said.answers).length > 0;
    void end(withAnswers(tally, survey.questions, said.answers, isUnsure), isAny ? 'counted' : 'none-kept');
  };
  const goOn = (next: Said): void => {
    setSaid(next);
    if (step + 1 < stepsOf(survey.questions, next).length) setStep(step + 1);
    else setAt('last');
  };
  const goBack = (): void => {
    if (at === 'last') setAt('ask');
    else if (step > 0) setStep(step - 1);
    else setAt('before');
  };
  const current = steps[Math.min(step, steps.length - 1)];
  const isDone = ['counted', 'again', 'none-kept', 'failed'].includes(at);
  return (
    <div class="survey-sheet" lang={locale} dir="auto">
      <Languages chosen={locale} choose={setLocale} />
      {at === 'start' ? (
        <Start
          words={words}
          onStart={() => setAt('before')}
          onNo={() => void end(withNo(tally), 'none-kept')}
        />
      ) : null}
      {at === 'before' ? (
        <Before
          words={words}
          onAnswer={(answer) => {
            setUnsure(answer === 'unsure');
            if (answer === 'yes') void end(withAgain(tally), 'again');
            else setAt('ask');
          }}
        />
      ) : null}
      {at === 'ask' && current !== undefined ? (
        <Ask
          key={current}
          step={current}
          place={`${step + 1} / ${steps.length}`}
          said={said}
          words={words}
          onSaid={goOn}
          onBack={goBack}
          onStop={finish}
        />
      ) : null}
      {at === 'last' ? (
        <Title text={words.say('last')}>
          <Button tone="primary" size="large" isWide onClick={finish}>
            {words.say('finish')}
          </Button>
          <Button tone="quiet" onClick={goBack}>
            {words.say('back')}
          </Button>
        </Title>
      ) : null}
      {isDone ? (
        <Title text={words.say(at === 'failed' ? 'failed' : 'thanks')}>
          {at === 'failed' ? null : <p>{words.say(at)}</p>}
          <p class="survey-big">{words.say('hand-back')}</p>
        </Title>
      ) : null}
      <Staff
        code={survey.code}
        words={words}
        onOpen={() =>
          void setOut(false).then((kept) => {
            if (kept.ok) goToPath('/survey', { replace: true });
            else setAt('failed');
          })
        }
      />
    </div>
  );
};

const Languages = ({
  chosen,
  choose,
}: {
  readonly chosen: string;
  readonly choose: (locale: string) => void;
}) => (
  <div class="form-actions">
    {useFormLanguages().map(({ code, name }) => (
      <Button
        key={code}
        icon={code === chosen ? 'check' : 'language'}
        tone="quiet"
        onClick={() => choose(code)}
      >
        <span lang={code}>{name}</span>
      </Button>
    ))}
  </div>
);

const Start = ({
  words: { say },
  onStart,
  onNo,
}: {
  readonly words: FormWords;
  readonly onStart: () => void;
  readonly onNo: () => void;
}) => (
  <Title text={say('title')}>
    {['why', 'nameless', 'free', 'same'].map((code) => (
      <p key={code}>{say(code)}</p>
    ))}
    <Button tone="primary" size="large" isWide onClick={onStart}>
      {say('start')}
    </Button>
    <Button size="large" isWide onClick={onNo}>
      {say('no')}
    </Button>
  </Title>
);

const Before = ({
  words: { say },
  onAnswer,
}: {
  readonly words: FormWords;
  readonly onAnswer: (answer: 'no' | 'unsure' | 'yes') => void;
}) => (
  <Title text={say('before')}>
    {(['no', 'unsure', 'yes'] as const).map((answer) => (
      <Button key={answer} size="large" isWide onClick={() => onAnswer(answer)}>
        {say(`before-${answer}`)}
      </Button>
    ))}
  </Title>
);

/** The bar and the menu lie behind: no key and no reader reaches them either. */
const useAlone = (): void =>
  useEffect(() => {
    const behind = [...document.querySelectorAll<HTMLElement>('.shell-bar, .skip, .nav')];
    for (const one of behind) one.inert = true;
    return () => {
      for (const one of behind) one.inert = false;
    };
  }, []);
