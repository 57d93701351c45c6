import { useState } from 'preact/hooks';
import { Button } from '#kit/components/button.tsx';
import { Choice } from '#kit/components/choice-field.tsx';
import { TextField } from '#kit/components/text-field.tsx';
import { TypedForm } from '#kit/components/typed-form.tsx';
import { useLog } from '#kit/log-context.tsx';
import { useWords } from '#kit/words/context.tsx';
import { goalKind, mostSteps, stepChars } from '../../goal-entries.ts';
import { typedSteps } from '../../rules/goal.ts';
import { dayAfter } from '../day-after.ts';
import { NoKeys } from '../no-keys.tsx';
import type { Deed } from '../use-care.ts';
import type { GoalSaid } from './use-goals.ts';

/** In so many days somebody may ask how it goes. */
const daysAhead = [7, 14, 30, 90] as const;

/** A goal as it is said: words first, all else optional. `before`: what it said, where it is changed. */
export const GoalForm = ({
  goal,
  before,
  by: byBefore,
  onSave,
}: {
  readonly goal: string;
  readonly before?: GoalSaid | undefined;
  readonly by?: string | undefined;
  /** Answers whether it is saved. */
  readonly onSave: (deed: Deed) => Promise<boolean>;
}) => {
  const { t, day } = useWords();
  const { place } = useLog();
  const [texts, setTexts] = useState({
    called: before?.called ?? '',
    words: before?.words ?? '',
    steps: (before?.steps ?? []).join('\n'),
    helps: before?.helps ?? '',
  });
  const [when, setWhen] = useState(byBefore === undefined ? 'never' : 'same');
  const [problem, setProblem] = useState<string>();
  const done = before?.done ?? [];
  const save = async (): Promise<boolean> => {
    const { steps: typed, ...lines } = texts;
    const steps = typedSteps(typed, done);
    if (steps.length + done.length > mostSteps || steps.some(({ length }) => length > stepChars)) {
      setProblem(t('care.goals.too-many', { most: mostSteps }));
      return false;
    }
    const said = Object.entries(lines).flatMap(([name, text]) =>
      text.trim() === '' ? [] : [[name, text.trim()] as const],
    );
    const by =
      when === 'same' ? byBefore : when === 'never' ? undefined : dayAfter(place.now(), Number(when));
    return onSave({
      of: goalKind,
      body: { goal, what: 'said', ...(by !== undefined && { by }) },
      sealed: {
        ...Object.fromEntries(said),
        ...(steps.length > 0 && { steps: [...steps] }),
        ...(done.length > 0 && { done: [...done] }),
      },
    });
  };
  return (
    <TypedForm onSubmit={save}>
      <NoKeys text={t('care.goals.no-keys')} />
      <TextField
        name="words"
        label={t('care.goals.words')}
        hint={t('care.goals.words-hint')}
        isLong
        maxLength={600}
        value={texts.words}
        onInput={(words) => setTexts({ ...texts, words })}
      />
      <TextField
        name="steps"
        label={t('care.goals.steps')}
        hint={t('care.goals.steps-hint', { most: mostSteps })}
        isLong
        maxLength={1400}
        value={texts.steps}
        onInput={(steps) => setTexts({ ...texts, steps })}
      />
      <TextField
        name="helps"
        label={t('care.goals.helps')}
        maxLength={160}
        value={texts.helps}
        onInput={(helps) => setTexts({ ...texts, helps })}
      />
      <TextField
        name="called"
        label={t('care.goals.called')}
        hint={t('care.plan.sealed')}
        maxLength={60}
        value={texts.called}
        onInput={(called) => setTexts({ ...texts, called })}
      />
      <Choice
        name="by"
        label={t('care.goals.when')}
        canDecline={false}
        options={[
          { value: 'never', label: t('care.goals.never') },
          ...(byBefore === undefined ? [] : [{ value: 'same', label: day(byBefore) }]),
          ...daysAhead.map((count) => ({ value: String(count), label: t('care.plan.in-days', { count }) })),
        ]}
        value={when}
        onChange={setWhen}
      />
      {problem === undefined ? null : (
        <p class="field-problem" role="alert">
          {problem}
        </p>
      )}
      <Button type="submit" tone="primary" size="large">
        {t('kit.save')}
      </Button>
    </TypedForm>
  );
};
