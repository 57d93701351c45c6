import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { Choice } from '#kit/components/choice-field.tsx';
import { TextField } from '#kit/components/text-field.tsx';
import { useWords } from '#kit/words/context.tsx';
import { useSetUp } from './use-samples.ts';

/** Which lab it goes to, and how it is tracked there: the fields, what was said in them, and a way to begin anew. */
export const useToLab = (): {
  readonly fields: ComponentChildren;
  readonly said: { readonly to?: string; readonly tracking?: string };
  readonly clear: () => void;
} => {
  const { t } = useWords();
  const { labs } = useSetUp();
  const [to, setTo] = useState('');
  const [tracking, setTracking] = useState('');
  const [round, setRound] = useState(0);
  return {
    fields: (
      <div class="form" key={round}>
        {labs.length === 0 ? null : (
          <Choice
            name="lab"
            label={t('checking.move.lab')}
            canDecline={false}
            options={labs.map((lab) => ({ value: lab, label: lab }))}
            value={to}
            onChange={setTo}
          />
        )}
        <TextField name="to" label={t('checking.move.to')} maxLength={80} onInput={setTo} />
        <TextField name="tracking" label={t('checking.move.tracking')} maxLength={60} onInput={setTracking} />
      </div>
    ),
    said: {
      ...(to.trim() !== '' && { to: to.trim() }),
      ...(tracking.trim() !== '' && { tracking: tracking.trim() }),
    },
    clear: () => {
      setTo('');
      setTracking('');
      setRound(round + 1);
    },
  };
};
