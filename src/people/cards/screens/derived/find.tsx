import { useState } from 'preact/hooks';
import { Button } from '#kit/components/button.tsx';
import { NothingKept } from '#kit/components/nothing-kept.tsx';
import { useSealing } from '#kit/use-sealing.ts';
import { useWords } from '#kit/words/context.tsx';
import { timeToDate, type Uuid } from '#log/index.ts';
import { type Candidate, candidatesOf, derivedText, nearCodes } from '../../rules/derived.ts';
import { Answers } from './answers.tsx';
import { useCodes, useRecipe } from './use-derived.ts';

/**
 * Finds somebody without their card. Two people may share a code, and who slips has another: so nobody is found by it, some are
 * shown, and the person and the worker say who it is, or that it is none of them.
 */
export const FindWithout = ({ onPerson }: { readonly onPerson: (person: Uuid) => void }) => {
  const { t, day } = useWords();
  const sealing = useSealing();
  const parts = useRecipe();
  const { live } = useCodes();
  const [found, setFound] = useState<readonly Candidate[]>();
  const lookUp = sealing?.lookUp;
  if (parts.length === 0 || lookUp === undefined) return null;
  const look = (code: string): void => {
    const token = (of: string): string => lookUp('derived', derivedText(parts, of));
    setFound(candidatesOf(live, { same: token(code), near: new Set(nearCodes(code).map(token)) }));
  };
  return (
    <details class="more">
      <summary>{t('cards.derived.no-card')}</summary>
      <Answers parts={parts} submit={t('cards.derived.find')} onCode={look} />
      {found?.length === 0 ? <NothingKept icon="search">{t('cards.derived.none')}</NothingKept> : null}
      {found === undefined || found.length === 0 ? null : (
        <>
          <p role="status">{t('cards.derived.ask')}</p>
          <ul class="check-list">
            {found.map(({ subject, since, is }) => (
              <li key={subject} class="check-line">
                <span>
                  {t(is === 'same' ? 'cards.derived.same' : 'cards.derived.near', {
                    day: day(timeToDate(since)),
                  })}
                </span>
                <Button onClick={() => onPerson(subject)}>{t('cards.derived.this')}</Button>
              </li>
            ))}
          </ul>
          <p class="field-hint">{t('cards.derived.none-of-them')}</p>
        </>
      )}
    </details>
  );
};
