import { type ComponentType, Fragment } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { rightsOf } from '#contract/rights.ts';
import { Button } from '#kit/components/button.tsx';
import { Later } from '#kit/components/later.tsx';
import { EmptyState } from '#kit/components/messages.tsx';
import { Page } from '#kit/components/page.tsx';
import { useEntries, useLog } from '#kit/log-context.tsx';
import { useWords } from '#kit/words/context.tsx';
import type { Uuid } from '#log/index.ts';
import { recipeKind } from '../entries.ts';
import { idsOf } from '../rules/join.ts';
import { CardAsk } from './card-ask.tsx';
import { Consent } from './consent.tsx';
import { Erase, Erased } from './erase.tsx';
import { Held } from './held.tsx';
import { Holder } from './holder.tsx';
import { Join } from './other-card.tsx';
import { useJoins } from './use-joins.ts';

/**
 * A card is shown, and then, if both want it, what is behind it. The person stands in no address: who leaves the screen, or closes
 * it, leaves nothing.
 */
export const Screen = () => {
  const { t } = useWords();
  const { place } = useLog();
  const [person, setPerson] = useState<Uuid>();
  const [isUnknown, setUnknown] = useState(false);
  const [order, setOrder] = useState<Uuid>();
  const close = (): void => setPerson(undefined);
  return (
    <Page title={t('cards.look.title')}>
      {person === undefined ? (
        <>
          {order === undefined ? null : <Erased order={order} />}
          <p>{t('cards.look.text')}</p>
          <CardAsk
            onPerson={(found) => {
              setPerson(found);
              setUnknown(false);
              setOrder(undefined);
            }}
            onCard={(_tokens, found) => {
              setPerson(found.is === 'found' ? found.subject : undefined);
              setUnknown(found.is === 'new');
              setOrder(undefined);
            }}
          />
          {isUnknown ? <EmptyState icon="search">{t('cards.look.new')}</EmptyState> : null}
          <p>
            <a href="/cards/sheet">{t('cards.sheet.title')}</a>
          </p>
          {rightsOf(place.role, place.isBound).has('arrange') ? (
            <p>
              <a href="/cards/recipe">{t('cards.recipe.title')}</a>
            </p>
          ) : null}
        </>
      ) : (
        <Person
          key={person}
          person={person}
          onClose={close}
          onErased={(given) => {
            setOrder(given);
            close();
          }}
        />
      )}
    </Page>
  );
};

const keepCode = (): Promise<ComponentType<{ readonly person: Uuid }>> =>
  import('./derived/part.ts').then(({ KeepCode }) => KeepCode);

/** Whoever a card found. Closed by one large button, by Escape, and when the app leaves the screen. */
const Person = ({
  person,
  onClose,
  onErased,
}: {
  readonly person: Uuid;
  readonly onClose: () => void;
  readonly onErased: (order: Uuid) => void;
}) => {
  const { t } = useWords();
  const [isShown, setShown] = useState(false);
  const ids = idsOf(useJoins(), person);
  const hasCodes = useEntries(recipeKind).length > 0;
  useEffect(() => {
    const onKey = ({ key }: KeyboardEvent): void => {
      // A question that stands above the screen is closed first.
      if (key === 'Escape' && document.querySelector('dialog[open]') === null) onClose();
    };
    const onHidden = (): void => {
      if (document.visibilityState === 'hidden') onClose();
    };
    document.addEventListener('keydown', onKey);
    document.addEventListener('visibilitychange', onHidden);
    return () => {
      document.removeEventListener('keydown', onKey);
      document.removeEventListener('visibilitychange', onHidden);
    };
  }, [onClose]);
  return (
    <>
      {isShown ? (
        ids.map((id) => (
          <Fragment key={id}>
            {ids.length > 1 ? <h2>{t(id === person ? 'cards.join.this' : 'cards.join.other')}</h2> : null}
            <Held person={id} />
            <Consent person={id} onChanged={onClose} />
          </Fragment>
        ))
      ) : (
        <section class="card">
          <p>{t('cards.held.both')}</p>
          <Button icon="list" onClick={() => setShown(true)}>
            {t('cards.held.show')}
          </Button>
        </section>
      )}
      <Holder person={person} />
      {isShown && hasCodes ? <Later load={keepCode} props={{ person }} /> : null}
      {isShown ? <Join ids={ids} /> : null}
      {isShown ? (
        <section class="card">
          <h2>{t('cards.erase.title')}</h2>
          <Erase persons={ids} onErased={onErased} />
        </section>
      ) : null}
      <div class="save-bar">
        <Button tone="primary" size="large" isWide icon="close" onClick={onClose}>
          {t('cards.look.hide')}
        </Button>
      </div>
    </>
  );
};
