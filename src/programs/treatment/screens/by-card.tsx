import { useState } from 'preact/hooks';
import { Button } from '#kit/components/button.tsx';
import { Later } from '#kit/components/later.tsx';
import type { Draft } from '#kit/recorder.ts';
import { useWords } from '#kit/words/context.tsx';
import type { Uuid } from '#log/index.ts';
import { idsOf } from '#people/cards/rules/join.ts';
import { useJoins } from '#people/cards/screens/use-joins.ts';
import { useVisitParts } from '#visits/screens/panels.tsx';
import type { File } from '../rules/file.ts';
import { useFiles } from './use-files.ts';

/** Whoever showed a card, with what is to be saved of that, and the file of theirs that was seen last. */
export interface Shown {
  readonly subject: Uuid;
  readonly drafts: readonly Draft[];
  readonly file: File | undefined;
}

/** Asks for a card, or a code without one; nothing where the organization has neither. */
export const ByCard = ({
  label,
  onShown,
}: {
  readonly label: string;
  readonly onShown: (shown: Shown) => void;
}) => {
  const { t } = useWords();
  const ask = useVisitParts().programs.find(({ person }) => person !== undefined)?.person;
  const files = useFiles();
  const joins = useJoins();
  const [isAsking, setAsking] = useState(false);
  if (ask === undefined) return <p class="field-hint">{t('treatment.card.none')}</p>;
  const choose = (subject?: Uuid, drafts: readonly Draft[] = []): void => {
    setAsking(false);
    if (subject === undefined) return;
    const ids = idsOf(joins, subject);
    onShown({ subject, drafts, file: files.find((file) => ids.some((id) => id === file.subject)) });
  };
  return isAsking ? (
    <Later load={ask} props={{ onChoose: choose, onClose: () => setAsking(false) }} />
  ) : (
    <Button icon="person" onClick={() => setAsking(true)}>
      {label}
    </Button>
  );
};
