import { useState } from 'preact/hooks';
import { rightsOf } from '#contract/rights.ts';
import { Button } from '#kit/components/button.tsx';
import { Dialog } from '#kit/components/dialog.tsx';
import { useLog } from '#kit/log-context.tsx';
import { useWords } from '#kit/words/context.tsx';
import { eraseKind } from '#log/index.ts';
import { type Chain, changed, type Page, subjectsToErase } from '../rules/chain.ts';
import type { Test } from '../rules/tests.ts';
import { afterDeed } from './use-after.ts';
import { useRecord } from './use-testing.ts';

/** They want nothing of it kept: gone with the save of whoever may order that, and until then on their list and nowhere else. */
export const TakeAway = ({
  test,
  chain,
  pages,
}: {
  readonly test: Test;
  readonly chain: Chain;
  readonly pages: readonly Page[];
}) => {
  const { t } = useWords();
  const { place } = useLog();
  const record = useRecord();
  const [isAsking, setAsking] = useState(false);
  const mayErase = rightsOf(place.role, place.isBound).has('erase');
  const own = [...test.subjects, ...chain.subjects];
  if (own.length === 0 || (chain.wish === 'away' && !mayErase)) return null;
  const away = async (): Promise<void> => {
    setAsking(false);
    if (mayErase)
      await record(subjectsToErase(own, pages).map((person) => ({ of: eraseKind, body: { person } })));
    else await record([afterDeed(changed(chain, { wish: 'away', next: '' }))], t('testing.away.saved'));
  };
  return (
    <>
      <Button onClick={() => setAsking(true)}>{t('testing.away.do')}</Button>
      <Dialog
        title={t('testing.away.do')}
        isOpen={isAsking}
        onClose={() => setAsking(false)}
        actions={
          <>
            <Button onClick={() => setAsking(false)}>{t('kit.cancel')}</Button>
            <Button tone="danger" onClick={() => void away()}>
              {t('testing.away.sure')}
            </Button>
          </>
        }
      >
        <p>{t('testing.away.goes')}</p>
        <p>{t(mayErase ? 'testing.away.no-way-back' : 'testing.away.coordinator')}</p>
      </Dialog>
    </>
  );
};
