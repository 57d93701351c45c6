import { useState } from 'preact/hooks';
import { Button } from '#kit/components/button.tsx';
import { useLog } from '#kit/log-context.tsx';
import { useTold } from '#kit/use-told.ts';
import { useWords } from '#kit/words/context.tsx';
import { timeToDate, type Uuid } from '#log/index.ts';
import { cardKind, revokedKind } from '../entries.ts';
import type { GivenCard } from '../rules/find.ts';
import { CardAsk } from './card-ask.tsx';
import { useCards } from './use-cards.ts';

/** Somebody's cards: one that was lost is ended, another is given. Nothing of the person is shown. */
export const Holder = ({ person }: { readonly person: Uuid }) => {
  const { t, day } = useWords();
  const { recorder } = useLog();
  const told = useTold();
  const cards = useCards().of(person);
  const [isAdding, setAdding] = useState(false);
  const [taken, setTaken] = useState(false);
  const end = async ({ id: card }: GivenCard): Promise<void> => {
    const draft = { kind: revokedKind.kind, version: revokedKind.version, body: { card }, subject: person };
    told(await recorder.record([draft], 'none'), t('cards.holder.ended'));
  };
  const give = async (body: GivenCard['body']): Promise<void> => {
    const draft = { kind: cardKind.kind, version: cardKind.version, body: { ...body }, subject: person };
    if (told(await recorder.record([draft], 'none'), t('cards.holder.given')) !== undefined) setAdding(false);
  };
  return (
    <section class="card">
      <h2>{t('cards.holder.cards', { count: cards.length })}</h2>
      <ul class="check-list">
        {cards.map((card) => (
          <li key={card.id} class="check-line">
            {t('cards.holder.since', { day: day(timeToDate(card.occurredAt)) })}
            <Button onClick={() => void end(card)}>{t('cards.holder.end')}</Button>
          </li>
        ))}
      </ul>
      {cards.length === 0 ? <p>{t('cards.holder.none')}</p> : null}
      {isAdding ? (
        <>
          <p>{t('cards.holder.another-text')}</p>
          <CardAsk
            onCard={(tokens, found) => {
              setTaken(found.is === 'found');
              if (found.is === 'new') void give(tokens);
            }}
          />
          {taken ? (
            <p class="field-problem" role="alert">
              {t('cards.holder.taken')}
            </p>
          ) : null}
        </>
      ) : (
        <Button icon="plus" onClick={() => setAdding(true)}>
          {t('cards.holder.another')}
        </Button>
      )}
    </section>
  );
};
