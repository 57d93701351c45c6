import { useState } from 'preact/hooks';
import { Button } from '#kit/components/button.tsx';
import { Page } from '#kit/components/page.tsx';
import { Qr } from '#kit/components/qr.tsx';
import { Stepper } from '#kit/components/stepper.tsx';
import { useLog } from '#kit/log-context.tsx';
import { useWords } from '#kit/words/context.tsx';
import { showCode } from '../rules/code.ts';
import { freshCode } from './adapters/chance.ts';
import { lookUpAddress } from './use-samples.ts';

/**
 * Sheets of labels to print ahead: each code twice, one for the bag and one for the person. Neither says what it is about. A code
 * means nothing until a sample is taken in under it.
 */
export const Screen = () => {
  const { t } = useWords();
  const [count, setCount] = useState(12);
  const [codes, setCodes] = useState<readonly string[]>([]);
  return (
    <Page title={t('checking.labels.title')} back="/checking">
      <div data-print="no" class="form">
        <p>{t('checking.labels.text')}</p>
        <Stepper label={t('checking.labels.count')} value={count} min={1} max={60} onChange={setCount} />
        <Button
          tone={codes.length === 0 ? 'primary' : 'plain'}
          onClick={() => setCodes(Array.from({ length: count }, freshCode))}
        >
          {t('checking.labels.make')}
        </Button>
        {codes.length === 0 ? null : (
          <Button tone="primary" icon="printer" onClick={() => print()}>
            {t('checking.print')}
          </Button>
        )}
      </div>
      <ul class="check-labels" aria-label={t('checking.labels.title')}>
        {codes.map((code) => (
          <li key={code}>
            <Label code={code} />
            <Slip code={code} />
          </li>
        ))}
      </ul>
    </Page>
  );
};

/** For the bag: the code and nothing else, to eyes and to scanners. */
export const Label = ({ code }: { readonly code: string }) => (
  <div class="check-label">
    <Qr text={code} label={showCode(code)} />
    <strong class="check-code">{showCode(code)}</strong>
  </div>
);

/** For the person: where to look the code up. The address carries it behind its `#`, which no browser sends to anybody. */
export const Slip = ({ code }: { readonly code: string }) => {
  const { t } = useWords();
  const { place } = useLog();
  const address = lookUpAddress(place);
  return (
    <div class="check-label">
      <Qr text={`${address}#${code}`} label={address} />
      <div>
        <strong class="check-code">{showCode(code)}</strong>
        <p>{t('checking.labels.look')}</p>
        <p class="check-address">{address.replace(/^https?:\/\//, '')}</p>
      </div>
    </div>
  );
};
