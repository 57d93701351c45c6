import { Button } from '#kit/components/button.tsx';
import { EmptyState } from '#kit/components/messages.tsx';
import { Page } from '#kit/components/page.tsx';
import { Qr } from '#kit/components/qr.tsx';
import { useLog } from '#kit/log-context.tsx';
import { useWords } from '#kit/words/context.tsx';

/** What stands there twice: in the reader's language, then in the other one (screens/folded/words). */
const parts = ['here', 'there'] as const;

/** A sheet for the wall in both languages, with the way to the public page for phones and for fingers. */
export const Screen = () => {
  const { t } = useWords();
  const { place } = useLog();
  const address = place.code === undefined ? undefined : `${location.origin}/p/${place.code}/feedback`;
  return (
    <Page
      title={t('say.sheet.title')}
      back="/say"
      actions={
        address === undefined ? null : (
          <Button icon="printer" onClick={() => window.print()}>
            {t('say.sheet.print')}
          </Button>
        )
      }
    >
      {address === undefined ? (
        <EmptyState icon="printer">{t('say.sheet.none')}</EmptyState>
      ) : (
        <>
          {parts.map((part) => (
            <section key={part} class="card alert-sheet" lang={t(`say.wall.${part}.language`)}>
              <h2>{t(`say.wall.${part}.title`)}</h2>
              <p>{t(`say.wall.${part}.ask`)}</p>
              <p>{t(`say.wall.${part}.nameless`)}</p>
            </section>
          ))}
          <figure class="alert-code">
            <Qr text={address} label={address} />
            <figcaption>{address}</figcaption>
          </figure>
        </>
      )}
    </Page>
  );
};
