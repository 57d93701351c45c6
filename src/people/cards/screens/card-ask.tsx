import type { ComponentType } from 'preact';
import { useState } from 'preact/hooks';
import { Button } from '#kit/components/button.tsx';
import { Later } from '#kit/components/later.tsx';
import { TextField } from '#kit/components/text-field.tsx';
import { useEntries } from '#kit/log-context.tsx';
import { useSealing } from '#kit/use-sealing.ts';
import { useWords } from '#kit/words/context.tsx';
import type { Uuid } from '#log/index.ts';
import { type CardBody, recipeKind } from '../entries.ts';
import { readCard } from '../rules/code.ts';
import { type Found, tokensOf } from '../rules/find.ts';
import { useCards } from './use-cards.ts';

/**
 * Asks for a card: its code typed, or its QR code from a scanner that types. What was read becomes a token at once and is kept
 * nowhere. Says what is wrong with a code; what is done with a card that is found or new is the caller's.
 */
export const CardAsk = ({
  onCard,
  onPerson,
}: {
  readonly onCard: (tokens: CardBody & { readonly code: string }, found: Found) => void;
  /** Whom a worker says it is who has no card at hand. Left out where only a card will do. */
  readonly onPerson?: (person: Uuid) => void;
}) => {
  const { t } = useWords();
  const sealing = useSealing();
  const cards = useCards();
  const hasCodes = useEntries(recipeKind).length > 0;
  const [typed, setTyped] = useState('');
  const [problem, setProblem] = useState<string>();
  if (sealing === undefined) return <p class="waiting">{t('kit.loading')}</p>;
  const { lookUp } = sealing;
  if (lookUp === undefined)
    return (
      <p class="field-hint" role="note">
        {t(sealing.can === 'no-tls' ? 'cards.ask.no-tls' : 'cards.ask.no-keys')}{' '}
        <a href="/keys">{t('cards.ask.keys')}</a>
      </p>
    );
  const look = (): void => {
    const card = readCard(typed);
    if (card === undefined) {
      setProblem('cards.ask.wrong');
      return;
    }
    const tokens = tokensOf(card, lookUp);
    const found = cards.find(tokens);
    setProblem(found.is === 'revoked' ? 'cards.ask.revoked' : undefined);
    onCard(tokens, found);
  };
  return (
    <>
      <form
        class="form"
        onSubmit={(event) => {
          event.preventDefault();
          look();
        }}
      >
        <TextField
          name="card"
          label={t('cards.ask.code')}
          hint={t('cards.ask.hint')}
          maxLength={60}
          onInput={(text) => {
            setTyped(text);
            setProblem(undefined);
          }}
        />
        {problem === undefined ? null : (
          <p class="field-problem" role="alert">
            {t(problem)}
          </p>
        )}
        <Button type="submit" icon="search">
          {t('cards.ask.find')}
        </Button>
      </form>
      {hasCodes && onPerson !== undefined ? <Later load={findWithout} props={{ onPerson }} /> : null}
    </>
  );
};

const findWithout = (): Promise<ComponentType<{ readonly onPerson: (person: Uuid) => void }>> =>
  import('./derived/part.ts').then(({ FindWithout }) => FindWithout);
