import { useRef, useState } from 'preact/hooks';
import { Button } from '#kit/components/button.tsx';
import { Choice } from '#kit/components/choice-field.tsx';
import { EmptyState } from '#kit/components/messages.tsx';
import { Page } from '#kit/components/page.tsx';
import { Stepper } from '#kit/components/stepper.tsx';
import { useToast } from '#kit/components/toast.tsx';
import { useUnsaved } from '#kit/form/unsaved.ts';
import { useLog } from '#kit/log-context.tsx';
import { useWords } from '#kit/words/context.tsx';
import { answersOf, type Question } from '../questions.ts';
import type { Survey } from '../rules/current.ts';
import { readTally, withAgain, withAnswers } from '../rules/tally.ts';
import { mostOf, nothingSaid, type Said, withChoice, withNumber } from './fill/steps.ts';
import { type FormWords, useFormWords } from './form-words.ts';
import { useCounting, useCurrent } from './use-survey.ts';

/** Sheets of paper, one after the other: a digit answers a question and goes on to the next. */
export const Screen = () => {
  const { t } = useWords();
  const survey = useCurrent();
  return (
    <Page title={t('survey.type.title')} back="/survey">
      {survey === undefined ? (
        <EmptyState icon="list">{t('survey.home.none')}</EmptyState>
      ) : (
        <Form survey={survey} />
      )}
    </Page>
  );
};

type Before = 'no' | 'unsure' | 'yes';

const Form = ({ survey }: { readonly survey: Survey }) => {
  const { t, locale } = useWords();
  const { kept } = useLog();
  const toast = useToast();
  const words = useFormWords(locale);
  const { tally, keep } = useCounting(survey);
  const [said, setSaid] = useState<Said>(nothingSaid);
  const [before, setBefore] = useState<Before>('no');
  const [sheet, setSheet] = useState(1);
  const top = useRef<HTMLFormElement>(null);
  useUnsaved(Object.keys(said.answers).length > 0);
  const save = async (): Promise<void> => {
    const next =
      before === 'yes'
        ? withAgain(tally)
        : withAnswers(tally, survey.questions, said.answers, before === 'unsure');
    const done = await keep(next);
    if (!done.ok) return toast({ text: t(`log.error.${done.error.code}`), icon: 'warning' });
    setSaid(nothingSaid);
    setBefore('no');
    setSheet(sheet + 1);
    toast({
      text: t('survey.type.saved'),
      icon: 'saved',
      onUndo: () => {
        // Only while nothing was counted after it: a count knows no single sheet.
        const now = readTally(kept(survey.survey).now()?.work['tally']);
        const isLast = JSON.stringify(now) === JSON.stringify(next);
        // Said after the first message is gone: it would take this one with it.
        void (isLast ? keep(tally) : Promise.resolve(undefined)).then((undone) =>
          toast({
            text: t(
              undone === undefined
                ? 'survey.type.too-late'
                : undone.ok
                  ? 'kit.undone'
                  : `log.error.${undone.error.code}`,
            ),
            icon: 'undo',
          }),
        );
      },
    });
    top.current?.querySelector('input')?.focus();
  };
  return (
    <form
      class="form"
      ref={top}
      key={sheet}
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <p class="field-hint">{t('survey.type.how')}</p>
      <ByKey codes={['no', 'unsure', 'yes']} onPick={(code) => setBefore(code as Before)}>
        <Choice
          name="before"
          label={words.say('before')}
          canDecline={false}
          options={(['no', 'unsure', 'yes'] as const).map((value, index) => ({
            value,
            label: `${index + 1} · ${words.say(`before-${value}`)}`,
          }))}
          value={before}
          onChange={(value) => setBefore(value as Before)}
        />
      </ByKey>
      {before === 'yes'
        ? null
        : survey.questions.map((question) => (
            <One key={question} question={question} said={said} setSaid={setSaid} words={words} />
          ))}
      <div class="form-actions">
        <Button type="submit" tone="primary">
          {t('survey.type.save')}
        </Button>
      </div>
    </form>
  );
};

interface OneProps {
  readonly question: Question;
  readonly said: Said;
  readonly setSaid: (said: Said) => void;
  readonly words: FormWords;
}

const One = ({ question, said, setSaid, words }: OneProps) => {
  const numbers = question === 'coverage' ? (['days', 'times', 'syringes'] as const) : [];
  const codes = [...(question === 'coverage' ? [] : answersOf[question].codes), 'not-said', 'not-known'];
  const step = question === 'coverage' ? 'days' : question;
  const answer = said.answers[question];
  const pick = (code: string): void => {
    const { [question]: _left, ...others } = said.answers;
    setSaid(code === 'not-asked' ? { ...said, answers: others } : withChoice(step, said, code));
  };
  const isAsked = (name: (typeof numbers)[number]): boolean =>
    name === 'days' || (said.injecting.days ?? 0) > 0;
  return (
    <>
      {numbers.filter(isAsked).map((name) => (
        <Stepper
          key={name}
          label={words.ask(name)}
          value={said.injecting[name]}
          max={mostOf[name]}
          onChange={(value) => setSaid(withNumber(name, said, value))}
          onClear={() => setSaid(withoutNumber(name, said))}
        />
      ))}
      <ByKey codes={codes} onPick={pick}>
        <Choice
          name={question}
          label={question === 'coverage' ? words.say('if-no-number') : words.ask(step)}
          canDecline={false}
          options={[...codes, 'not-asked'].map((value, index) => ({
            value,
            label: `${index === codes.length ? 0 : index + 1} · ${words.answer(value)}`,
          }))}
          value={answer !== undefined && codes.includes(answer) ? answer : 'not-asked'}
          onChange={pick}
        />
      </ByKey>
    </>
  );
};

/** Of three numbers two say nothing: what was reckoned from them goes with the one that is taken back. */
const withoutNumber = (name: keyof typeof mostOf, { answers, injecting }: Said): Said => {
  const { coverage: _coverage, ...others } = answers;
  const { [name]: _number, ...left } = injecting;
  return { answers: others, injecting: left };
};

/** Digits choose, 0 leaves it blank; then the next question has the focus. */
const ByKey = ({
  codes,
  onPick,
  children,
}: {
  readonly codes: readonly string[];
  readonly onPick: (code: string) => void;
  readonly children: preact.ComponentChildren;
}) => (
  // biome-ignore lint/a11y/noStaticElementInteractions: a shortcut beside radio buttons that work by themselves
  <div
    onKeyDown={(event) => {
      const digit = /^\d$/.test(event.key) ? Number(event.key) : undefined;
      const code = digit === 0 ? 'not-asked' : codes[(digit ?? 0) - 1];
      if (digit === undefined || code === undefined) return;
      event.preventDefault();
      onPick(code);
      const inputs = [
        ...(event.currentTarget.closest('form')?.querySelectorAll('input, button[type=submit]') ?? []),
      ];
      const own = inputs.findLastIndex((one) => event.currentTarget.contains(one));
      const next = inputs[own + 1];
      if (next instanceof HTMLElement) next.focus();
    }}
  >
    {children}
  </div>
);
