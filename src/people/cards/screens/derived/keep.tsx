import { useState } from 'preact/hooks';
import { Button } from '#kit/components/button.tsx';
import { Banner } from '#kit/components/messages.tsx';
import { useLog } from '#kit/log-context.tsx';
import { useSealing } from '#kit/use-sealing.ts';
import { useTold } from '#kit/use-told.ts';
import { useWords } from '#kit/words/context.tsx';
import { timeToDate, type Uuid } from '#log/index.ts';
import { derivedKind, revokedKind } from '../../entries.ts';
import { candidatesOf, derivedText, type GivenDerived, nearCodes } from '../../rules/derived.ts';
import { idsOf } from '../../rules/join.ts';
import { useJoins } from '../use-joins.ts';
import { Answers } from './answers.tsx';
import { useCodes, useRecipe } from './use-derived.ts';

/** Whether the holder of a card wants to be found without it too: agreed here, after its weakness was read, and ended here. */
export const KeepCode = ({ person }: { readonly person: Uuid }) => {
  const { t, day } = useWords();
  const { recorder } = useLog();
  const told = useTold();
  const sealing = useSealing();
  const parts = useRecipe();
  const { live, of } = useCodes();
  const ids = idsOf(useJoins(), person);
  const [isAdding, setAdding] = useState(false);
  const [alike, setAlike] = useState(false);
  const kept = of(person);
  const lookUp = sealing?.lookUp;
  if (lookUp === undefined || (parts.length === 0 && kept.length === 0)) return null;
  const keep = async (code: string): Promise<void> => {
    const token = (text: string): string => lookUp('derived', derivedText(parts, text));
    const found = candidatesOf(live, { same: token(code), near: new Set(nearCodes(code).map(token)) });
    setAlike(found.some(({ subject }) => !ids.includes(subject)));
    const draft = {
      ...{ kind: derivedKind.kind, version: derivedKind.version },
      ...{ body: { derived: token(code) }, subject: person },
    };
    if (told(await recorder.record([draft], 'none'), t('cards.derived.kept')) !== undefined) setAdding(false);
  };
  const end = async ({ id: card }: GivenDerived): Promise<void> => {
    const draft = { kind: revokedKind.kind, version: revokedKind.version, body: { card }, subject: person };
    told(await recorder.record([draft], 'none'), t('cards.derived.ended'));
    setAlike(false);
  };
  return (
    <section class="card">
      <h2>{t('cards.derived.title')}</h2>
      <ul class="check-list">
        {kept.map((code) => (
          <li key={code.id} class="check-line">
            {t('cards.derived.since', { day: day(timeToDate(code.occurredAt)) })}
            <Button onClick={() => void end(code)}>{t('cards.derived.end')}</Button>
          </li>
        ))}
      </ul>
      {alike ? <Banner tone="warning">{t('cards.derived.alike')}</Banner> : null}
      {isAdding ? (
        <>
          <Banner tone="warning">{t('cards.derived.weak')}</Banner>
          <p>{t('cards.derived.agree')}</p>
          <Answers parts={parts} submit={t('cards.derived.keep')} onCode={(code) => void keep(code)} />
        </>
      ) : parts.length > 0 && kept.length === 0 ? (
        <Button icon="plus" onClick={() => setAdding(true)}>
          {t('cards.derived.add')}
        </Button>
      ) : null}
    </section>
  );
};
