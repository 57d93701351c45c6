import { useState } from 'preact/hooks';
import { Button } from '#kit/components/button.tsx';
import { Dialog } from '#kit/components/dialog.tsx';
import { useEntries, useLog } from '#kit/log-context.tsx';
import { useTold } from '#kit/use-told.ts';
import { useWords } from '#kit/words/context.tsx';
import type { Uuid } from '#log/index.ts';
import { type CardBody, cardKind, consentKind } from '../entries.ts';
import { consentOf } from '../rules/consent.ts';
import { newSubject } from './adapters/chance.ts';
import { CardAsk } from './card-ask.tsx';
import type { CardStepProps } from './card-state.ts';

/** Whose card it is, and what is kept of it where it is new. */
interface Shown {
  readonly person: Uuid;
  readonly give?: CardBody;
}

/**
 * A card at the counter: it ties the visit to whoever holds it, where they agreed to that, and shows nothing of them. Asked for here
 * where they did not yet; a new card may also be given and nothing linked to it.
 */
export const CardStep = ({ onChoose, onClose }: CardStepProps) => {
  const { t } = useWords();
  const { recorder } = useLog();
  const told = useTold();
  const said = useEntries(consentKind);
  const [shown, setShown] = useState<Shown>();
  const giveOnly = async ({ person, give }: Shown): Promise<void> => {
    const draft = { kind: cardKind.kind, version: cardKind.version, body: { ...give }, subject: person };
    // By itself: an entry of the visit would lead from the card to it.
    if (told(await recorder.record([draft], 'none')) !== undefined) onChoose({});
  };
  const meet = (person: Uuid): void => {
    if (consentOf(said, person).visits === true) onChoose({ subject: person });
    else setShown({ person });
  };
  return (
    <Dialog
      title={t('cards.step.ask')}
      isOpen
      onClose={onClose}
      actions={
        <Button size="large" onClick={() => onChoose({})}>
          {t('cards.step.none')}
        </Button>
      }
    >
      <p>{t('cards.step.why')}</p>
      <CardAsk
        onPerson={meet}
        onCard={(tokens, found) => {
          if (found.is === 'found') meet(found.subject);
          else setShown(found.is === 'new' ? { person: newSubject(), give: tokens } : undefined);
        }}
      />
      {shown === undefined ? null : (
        <>
          <p role="status">{t(shown.give === undefined ? 'cards.step.unlinked' : 'cards.step.new')}</p>
          <p>{t('cards.step.agree-what')}</p>
          <Button
            tone="primary"
            onClick={() =>
              onChoose({
                subject: shown.person,
                ...(shown.give !== undefined && { give: shown.give }),
                agrees: { ...consentOf(said, shown.person), visits: true },
              })
            }
          >
            {t(shown.give === undefined ? 'cards.step.agree' : 'cards.step.give')}
          </Button>
          {shown.give === undefined ? null : (
            <Button onClick={() => void giveOnly(shown)}>{t('cards.step.give-only')}</Button>
          )}
        </>
      )}
    </Dialog>
  );
};
