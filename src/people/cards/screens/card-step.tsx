import { useState } from 'preact/hooks';
import { Button } from '#kit/components/button.tsx';
import { Dialog } from '#kit/components/dialog.tsx';
import { useWords } from '#kit/words/context.tsx';
import type { CardBody } from '../entries.ts';
import { newSubject } from './adapters/chance.ts';
import { CardAsk } from './card-ask.tsx';
import type { CardStepProps } from './card-state.ts';

/** A card at the counter: it ties the visit to whoever holds it, and shows nothing of them. */
export const CardStep = ({ onChoose, onClose }: CardStepProps) => {
  const { t } = useWords();
  const [fresh, setFresh] = useState<CardBody>();
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
        onCard={(tokens, found) => {
          if (found.is === 'found') onChoose({ subject: found.subject });
          setFresh(found.is === 'new' ? tokens : undefined);
        }}
      />
      {fresh === undefined ? null : (
        <>
          <p role="status">{t('cards.step.new')}</p>
          <Button tone="primary" onClick={() => onChoose({ subject: newSubject(), give: fresh })}>
            {t('cards.step.give')}
          </Button>
        </>
      )}
    </Dialog>
  );
};
