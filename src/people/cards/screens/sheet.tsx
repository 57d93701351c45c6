import { useState } from 'preact/hooks';
import { Button } from '#kit/components/button.tsx';
import { Page } from '#kit/components/page.tsx';
import { Qr } from '#kit/components/qr.tsx';
import { Stepper } from '#kit/components/stepper.tsx';
import { useWords } from '#kit/words/context.tsx';
import { showSpoken, spokenOf } from '../rules/code.ts';
import { freshCard } from './adapters/chance.ts';

/**
 * Sheets of cards to print ahead. A card says neither whose it is nor what for, and no name of a program; it means nothing, and is
 * written down nowhere, until it is given to somebody.
 */
export const Screen = () => {
  const { t } = useWords();
  const [count, setCount] = useState(10);
  const [cards, setCards] = useState<readonly string[]>([]);
  return (
    <Page title={t('cards.sheet.title')} back="/cards">
      <div data-print="no" class="form">
        <p>{t('cards.sheet.text')}</p>
        <Stepper label={t('cards.sheet.count')} value={count} min={1} max={60} onChange={setCount} />
        <Button
          tone={cards.length === 0 ? 'primary' : 'plain'}
          onClick={() => setCards(Array.from({ length: count }, freshCard))}
        >
          {t('cards.sheet.make')}
        </Button>
        {cards.length === 0 ? null : (
          <Button tone="primary" icon="printer" onClick={() => print()}>
            {t('cards.sheet.print')}
          </Button>
        )}
      </div>
      <ul class="check-labels" aria-label={t('cards.sheet.title')}>
        {cards.map((qr) => (
          <li key={qr}>
            <div class="check-label">
              <Qr text={qr} label={showSpoken(spokenOf(qr))} />
              <strong class="check-code">{showSpoken(spokenOf(qr))}</strong>
            </div>
            <p>{t('cards.sheet.card')}</p>
          </li>
        ))}
      </ul>
    </Page>
  );
};
