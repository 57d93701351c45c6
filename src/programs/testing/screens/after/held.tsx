import { useEffect, useMemo } from 'preact/hooks';
import { useSealing } from '#kit/use-sealing.ts';
import { useWords } from '#kit/words/context.tsx';
import type { SealedOfProps } from '#visits/screens/program.ts';
import { subjectsToErase } from '../../rules/chain.ts';
import { useAfter } from '../use-after.ts';
import { useTests } from '../use-testing.ts';

/** Tests that a card leads to, as far as this device can open them: what they were for does not stand here. */
export const HeldTests = ({ persons, onFound }: SealedOfProps) => {
  const { t, day } = useWords();
  const sealing = useSealing();
  const { chains, pages } = useAfter();
  const tests = useTests();
  const own = chains.filter(({ person }) => person !== undefined && persons.includes(person));
  const subjects = useMemo(
    () =>
      subjectsToErase(
        own.flatMap((chain) => [
          ...chain.subjects,
          ...tests.filter(({ id }) => id === chain.test).flatMap((test) => test.subjects),
        ]),
        pages,
      ),
    [chains, tests, pages, persons.join()],
  );
  const isKnown = sealing !== undefined;
  useEffect(() => {
    if (isKnown) onFound(subjects);
  }, [isKnown, subjects]);
  if (!isKnown) return null;
  if (sealing.can !== 'reads') return <p class="field-hint">{t('testing.held.no-keys')}</p>;
  if (own.length === 0) return null;
  return (
    <>
      <p>{t('testing.held.count', { count: own.length })}</p>
      <ul class="check-list">
        {own.map((chain) => (
          <li key={chain.test}>
            <a href={`/testing/at/${chain.test}`}>{t('testing.held.of', { day: day(chain.on) })}</a>
          </li>
        ))}
      </ul>
    </>
  );
};
