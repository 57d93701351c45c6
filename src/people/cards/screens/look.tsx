import { useState } from 'preact/hooks';
import { Button } from '#kit/components/button.tsx';
import { EmptyState } from '#kit/components/messages.tsx';
import { Page } from '#kit/components/page.tsx';
import { useWords } from '#kit/words/context.tsx';
import type { Uuid } from '#log/index.ts';
import { CardAsk } from './card-ask.tsx';
import { Holder } from './holder.tsx';

/**
 * A card is shown, and then, if both want it, what is behind it. The person stands in no address: who leaves the screen, or closes
 * it, leaves nothing.
 */
export const Screen = () => {
  const { t } = useWords();
  const [person, setPerson] = useState<Uuid>();
  const [isUnknown, setUnknown] = useState(false);
  return (
    <Page
      title={t('cards.look.title')}
      actions={
        person === undefined ? null : (
          <Button icon="close" onClick={() => setPerson(undefined)}>
            {t('cards.look.hide')}
          </Button>
        )
      }
    >
      {person === undefined ? (
        <>
          <p>{t('cards.look.text')}</p>
          <CardAsk
            onCard={(_tokens, found) => {
              setPerson(found.is === 'found' ? found.subject : undefined);
              setUnknown(found.is === 'new');
            }}
          />
          {isUnknown ? <EmptyState icon="search">{t('cards.look.new')}</EmptyState> : null}
          <p>
            <a href="/cards/sheet">{t('cards.sheet.title')}</a>
          </p>
        </>
      ) : (
        <Holder key={person} person={person} />
      )}
    </Page>
  );
};
