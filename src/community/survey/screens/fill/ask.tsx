import { useState } from 'preact/hooks';
import { Button } from '#kit/components/button.tsx';
import { Stepper } from '#kit/components/stepper.tsx';
import type { FormWords } from '../form-words.ts';
import {
  answersAt,
  isNumberStep,
  mostOf,
  type Said,
  type Step,
  saidAt,
  withChoice,
  withNumber,
} from './steps.ts';
import { Title } from './title.tsx';

export interface AskProps {
  readonly step: Step;
  /** Which of how many. */
  readonly place: string;
  readonly said: Said;
  readonly words: FormWords;
  readonly onSaid: (said: Said) => void;
  readonly onBack: () => void;
  readonly onStop: () => void;
}

/** One question: a press answers it and goes on. Each can be left unanswered in two ways, and all of it ended. */
export const Ask = ({ step, place, said, words, onSaid, onBack, onStop }: AskProps) => {
  const { say, ask, hint, answer } = words;
  const now = saidAt(step, said);
  const below = hint(step);
  const choices = [...answersAt(step), 'not-said', 'not-known'];
  return (
    <Title text={ask(step)}>
      {below === undefined ? null : <p>{below}</p>}
      {isNumberStep(step) ? <NumberOf step={step} words={words} said={said} onSaid={onSaid} /> : null}
      {choices.map((code) => (
        <Button
          key={code}
          size="large"
          isWide
          tone={code.startsWith('not-') && code !== 'not-injecting' ? 'quiet' : 'plain'}
          {...(now === code && { icon: 'check' as const })}
          onClick={() => onSaid(withChoice(step, said, code))}
        >
          {answer(code)}
        </Button>
      ))}
      <div class="form-actions">
        <Button tone="quiet" icon="back" onClick={onBack}>
          {say('back')}
        </Button>
        <Button tone="quiet" onClick={onStop}>
          {say('stop')}
        </Button>
        <span class="field-hint">{place}</span>
      </div>
    </Title>
  );
};

const NumberOf = ({
  step,
  words: { say },
  said,
  onSaid,
}: Pick<AskProps, 'words' | 'said' | 'onSaid'> & { readonly step: keyof typeof mostOf }) => {
  const [value, setValue] = useState(said.injecting[step]);
  return (
    <>
      <Stepper
        label={say('number')}
        value={value}
        max={mostOf[step]}
        onChange={setValue}
        onClear={() => setValue(undefined)}
      />
      <Button
        tone="primary"
        size="large"
        isWide
        isDisabled={value === undefined || (step === 'times' && value === 0)}
        onClick={() => {
          if (value !== undefined) onSaid(withNumber(step, said, value));
        }}
      >
        {say('next')}
      </Button>
    </>
  );
};
