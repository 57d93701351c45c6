import { useEffect, useMemo } from 'preact/hooks';
import { useSealing } from '#kit/use-sealing.ts';
import { useWords } from '#kit/words/context.tsx';
import type { SealedOfProps } from '#visits/screens/program.ts';
import { useFiles, useHolders } from './use-files.ts';

/** Files that a card leads to, as far as this device can open whose they are: shown, and erased with the person. */
export const HeldFiles = ({ persons, onFound }: SealedOfProps) => {
  const { t, day } = useWords();
  const sealing = useSealing();
  const files = useFiles();
  const holders = useHolders();
  const own = files.filter(({ id }) => persons.some((person) => person === holders.get(id)));
  const subjects = useMemo(() => own.map(({ id }) => id), [files, holders, persons.join()]);
  const isKnown = sealing !== undefined;
  useEffect(() => {
    if (isKnown) onFound(subjects);
  }, [isKnown, subjects]);
  if (!isKnown) return null;
  if (sealing.can !== 'reads') return <p class="field-hint">{t('treatment.held.no-keys')}</p>;
  if (own.length === 0) return null;
  return (
    <ul class="check-list">
      {own.map(({ id, day: on }) => (
        <li key={id}>
          <a href={`/treatment/at/${id}`}>{t('treatment.list.nameless', { day: day(on) })}</a>
        </li>
      ))}
    </ul>
  );
};
