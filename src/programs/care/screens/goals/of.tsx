import { useState } from 'preact/hooks';
import { Button } from '#kit/components/button.tsx';
import { useWords } from '#kit/words/context.tsx';
import type { GoalsProps } from '#visits/screens/program.ts';
import { newId } from '../adapters/chance.ts';
import { GoalForm } from './form.tsx';
import { Line } from './list.tsx';
import { useGoals } from './use-goals.ts';

/** The goals of these numbers, and a way to set one more, on a screen of another program. */
export const GoalsOf = ({ goals, subject, onSet }: GoalsProps) => {
  const { t } = useWords();
  const known = useGoals().filter(({ id }) => goals.includes(id));
  const [setting, setSetting] = useState<string>();
  const away = goals.length - known.length;
  return (
    <>
      <ul class="care-list">
        {known.map((goal) => (
          <li key={goal.id}>
            <Line goal={goal} />
          </li>
        ))}
      </ul>
      {away === 0 ? null : <p class="field-hint">{t('care.goals.away', { count: away })}</p>}
      {setting === undefined ? (
        <Button icon="plus" onClick={() => setSetting(newId())}>
          {t('care.goals.new-title')}
        </Button>
      ) : (
        <GoalForm
          goal={setting}
          onSave={async ({ of, ...deed }) => {
            const draft = { kind: of.kind, version: of.version, ...deed };
            const isSaved = await onSet(setting, { ...draft, ...(subject !== undefined && { subject }) });
            // What was typed stays where it could not be saved.
            if (isSaved) setSetting(undefined);
            return isSaved;
          }}
        />
      )}
    </>
  );
};
