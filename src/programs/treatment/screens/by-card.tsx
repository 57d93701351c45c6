import { useState } from 'preact/hooks';
import { Button } from '#kit/components/button.tsx';
import { Later } from '#kit/components/later.tsx';
import { useLog } from '#kit/log-context.tsx';
import type { Draft } from '#kit/recorder.ts';
import { useTold } from '#kit/use-told.ts';
import { useWords } from '#kit/words/context.tsx';
import type { Uuid } from '#log/index.ts';
import { useVisitParts } from '#visits/screens/panels.tsx';
import type { File } from '../rules/file.ts';
import { useFileOf } from './use-files.ts';

/** Asks for a card, or a code without one, and for the file that it leads to; says so where the organization has no cards. */
export const ByCard = ({
  label,
  onShown,
}: {
  readonly label: string;
  /** Whoever showed a card, and the file of theirs that was seen last. */
  readonly onShown: (person: Uuid, file: File | undefined) => void;
}) => {
  const { t } = useWords();
  const { recorder } = useLog();
  const told = useTold();
  const ask = useVisitParts().programs.find(({ person }) => person !== undefined)?.person;
  const fileOf = useFileOf();
  const [isAsking, setAsking] = useState(false);
  if (ask === undefined) return <p class="field-hint">{t('treatment.card.none')}</p>;
  const choose = async (person?: Uuid, drafts: readonly Draft[] = []): Promise<void> => {
    setAsking(false);
    if (person === undefined) return;
    // A card that is given now is saved by itself.
    const given = drafts.map((draft) => ({ ...draft, subject: person }));
    if (given.length > 0 && told(await recorder.record(given, 'none')) === undefined) return;
    onShown(person, fileOf(person));
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
    <Button icon="person" onClick={() => setAsking(true)}>
      {label}
    </Button>
  );
};
