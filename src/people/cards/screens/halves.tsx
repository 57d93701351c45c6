import { rightsOf } from '#contract/rights.ts';
import { Button } from '#kit/components/button.tsx';
import { NothingKept } from '#kit/components/nothing-kept.tsx';
import { Page } from '#kit/components/page.tsx';
import { useEntries, useLog } from '#kit/log-context.tsx';
import { useTold } from '#kit/use-told.ts';
import { useWords } from '#kit/words/context.tsx';
import { eraseKind, timeToDate } from '#log/index.ts';
import { consentKind } from '../entries.ts';
import { everPartsOf } from '../rules/consent.ts';
import { type Half, halvesOf, partDrafts } from '../rules/join.ts';
import { useJoins } from './use-joins.ts';

/**
 * Joined cards of which one was erased on a device that did not know of the other. Nobody can be asked by this list, which names nobody:
 * whoever decides remembers, or asks the worker who erased.
 */
export const Screen = () => {
  const { t, day } = useWords();
  const { recorder, place } = useLog();
  const told = useTold();
  const joins = useJoins();
  const said = useEntries(consentKind);
  const halves = halvesOf(joins);
  const mayErase = rightsOf(place.role, place.isBound).has('erase');
  const erase = async ({ subject }: Half): Promise<void> => {
    const orders = [subject, ...everPartsOf(said, subject)].map((person) => ({
      kind: eraseKind.kind,
      version: eraseKind.version,
      body: { person },
    }));
    told(await recorder.record(orders, 'none'), t('cards.halves.erased'));
  };
  const keep = async ({ subject }: Half): Promise<void> => {
    told(await recorder.record(partDrafts(joins, subject), 'none'), t('cards.halves.kept'));
  };
  return (
    <Page title={t('cards.halves.title')} back="/office/attention">
      <p>{t('cards.halves.text')}</p>
      {mayErase ? null : <p class="field-hint">{t('cards.erase.not-you')}</p>}
      {halves.length === 0 ? <NothingKept icon="check">{t('cards.halves.none')}</NothingKept> : null}
      <ul class="check-list">
        {halves.map((half) => (
          <li key={half.whole} class="card">
            <p>{t('cards.halves.since', { day: day(timeToDate(half.occurredAt)) })}</p>
            {mayErase ? (
              <div class="row">
                <Button tone="danger" onClick={() => void erase(half)}>
                  {t('cards.halves.erase')}
                </Button>
                <Button onClick={() => void keep(half)}>{t('cards.halves.keep')}</Button>
              </div>
            ) : null}
          </li>
        ))}
      </ul>
    </Page>
  );
};
