import { useState } from 'preact/hooks';
import { Button } from '#kit/components/button.tsx';
import { Later } from '#kit/components/later.tsx';
import { Page } from '#kit/components/page.tsx';
import { goToPath } from '#kit/path.ts';
import type { Draft } from '#kit/recorder.ts';
import { useWords } from '#kit/words/context.tsx';
import type { Uuid } from '#log/index.ts';
import { useVisitParts } from '#visits/screens/panels.tsx';
import { newId } from '../adapters/chance.ts';
import { type Deed, useRecord } from '../use-care.ts';
import { GoalForm } from './form.tsx';

/** Whose goal it is, where a card says so, and what is saved with that. */
interface Whose {
  readonly subject: Uuid;
  readonly drafts: readonly Draft[];
}

/** A goal is set: of nobody in particular, or of whoever shows a card. */
export const NewGoal = () => {
  const { t } = useWords();
  const record = useRecord();
  const ask = useVisitParts().programs.find(({ person }) => person !== undefined)?.person;
  const [goal] = useState(newId);
  const [isAsking, setAsking] = useState(false);
  const [whose, setWhose] = useState<Whose>();
  const save = async (deed: Deed): Promise<boolean> => {
    const { subject, drafts = [] } = whose ?? {};
    const deeds: readonly Deed[] = [
      ...drafts.map(({ kind, version, ...draft }) => ({ of: { kind, version }, ...draft })),
      deed,
    ];
    const kept = await record(
      deeds.map((each) => ({ ...each, ...(subject !== undefined && { subject }) })),
      t('care.goals.saved'),
    );
    if (kept !== undefined) goToPath(`/care/goals/${goal}`);
    return kept !== undefined;
  };
  return (
    <Page title={t('care.goals.new-title')} back="/care/goals">
      {ask === undefined ? null : whose === undefined ? (
        <>
          <Button icon="person" onClick={() => setAsking(true)}>
            {t('care.goals.with-card')}
          </Button>
          <p class="field-hint">{t('care.goals.with-card-hint')}</p>
        </>
      ) : (
        <p role="status">{t('care.goals.has-card')}</p>
      )}
      {isAsking && ask !== undefined ? (
        <Later
          load={ask}
          props={{
            onChoose: (subject?: Uuid, drafts: readonly Draft[] = []) => {
              setAsking(false);
              setWhose(subject === undefined ? undefined : { subject, drafts });
            },
            onClose: () => setAsking(false),
          }}
        />
      ) : null}
      <GoalForm goal={goal} onSave={save} />
    </Page>
  );
};
