import { useState } from 'preact/hooks';
import { Button } from '#kit/components/button.tsx';
import { Later } from '#kit/components/later.tsx';
import { useLog } from '#kit/log-context.tsx';
import type { Draft } from '#kit/recorder.ts';
import { useTold } from '#kit/use-told.ts';
import { useWords } from '#kit/words/context.tsx';
import type { Uuid } from '#log/index.ts';
import { useVisitParts } from '#visits/screens/panels.tsx';

/** Asks for a card by which a test is found again, where the organization has cards. Which card it is goes sealed. */
export const CardLink = ({
  label,
  onPerson,
}: {
  readonly label: string;
  readonly onPerson: (person: Uuid) => void;
}) => {
  const { t } = useWords();
  const { recorder } = useLog();
  const told = useTold();
  const ask = useVisitParts().programs.find(({ person }) => person !== undefined)?.person;
  const [isAsking, setAsking] = useState(false);
  if (ask === undefined) return null;
  const choose = async (person?: Uuid, drafts: readonly Draft[] = []): Promise<void> => {
    setAsking(false);
    if (person === undefined) return;
    // A card that is given now is saved by itself.
    const given = drafts.map((draft) => ({ ...draft, subject: person }));
    if (given.length > 0 && told(await recorder.record(given, 'none')) === undefined) return;
    onPerson(person);
  };
  return isAsking ? (
    <Later
      load={ask}
      props={{
        onChoose: (person?: Uuid, drafts?: readonly Draft[]) => void choose(person, drafts),
        onClose: () => setAsking(false),
      }}
    />
  ) : (
    <>
      <Button icon="person" onClick={() => setAsking(true)}>
        {label}
      </Button>
      <p class="field-hint">{t('testing.card.hint')}</p>
    </>
  );
};
