import type { ComponentType } from 'preact';
import { useState } from 'preact/hooks';
import { Button } from '#kit/components/button.tsx';
import { Later } from '#kit/components/later.tsx';
import { useWords } from '#kit/words/context.tsx';
import { type PanelProps, registerPanel } from '#visits/screens/counter/counter.ts';
import { type CardState, type CardStepProps, givenWith } from './card-state.ts';

/** One button that nobody has to press: the usual hand-out takes no tap more. */
const Panel = ({ state, onChange }: PanelProps<CardState>) => {
  const { t } = useWords();
  const [isOpen, setOpen] = useState(false);
  const choose = (next: CardState): void => {
    onChange(next);
    setOpen(false);
  };
  return (
    <div class="row">
      {state.subject === undefined ? (
        <Button tone="quiet" icon="person" onClick={() => setOpen(true)}>
          {t('cards.step.ask')}
        </Button>
      ) : (
        <>
          <p role="status">{t(state.give === undefined ? 'cards.step.with' : 'cards.step.with-new')}</p>
          <Button tone="quiet" icon="close" onClick={() => choose({})}>
            {t('cards.step.without')}
          </Button>
        </>
      )}
      {isOpen ? <Later load={step} props={{ onChoose: choose, onClose: () => setOpen(false) }} /> : null}
    </div>
  );
};

const step = (): Promise<ComponentType<CardStepProps>> =>
  import('./part.ts').then(({ CardStep }) => CardStep);

export const cardPanel = registerPanel<CardState>({
  id: 'cards',
  order: 90,
  claims: () => false,
  initial: () => ({}),
  drafts: ({ state }) => givenWith(state),
  subject: ({ subject }) => subject,
  Panel,
});
