import { useState } from 'preact/hooks';
import { Button } from '#kit/components/button.tsx';
import { EmptyState } from '#kit/components/messages.tsx';
import { Page } from '#kit/components/page.tsx';
import { useLog, useView } from '#kit/log-context.tsx';
import { useWords } from '#kit/words/context.tsx';
import { dayMs } from '#log/calendar.ts';
import { err, ok, type Uuid } from '#log/index.ts';
import { type Choice, closingDrafts, settle, toSettle } from '../count/closing.ts';
import { isGoing } from '../count/standing.ts';
import { lotsOf } from '../lots.ts';
import { CountedItem } from './counted-item.tsx';
import { CountedSession } from './counted-session.tsx';
import { useStockSources } from './sources.tsx';
import { useCounts } from './use-counts.ts';
import { useRecord } from './use-record.ts';
import { WhenRead } from './when-read.tsx';

/** What several people counted at a site: who counted what, what was expected, and what it comes to. Then it is closed. */
export const Settle = ({ site }: { readonly site: Uuid }) => {
  const { t } = useWords();
  const { place } = useLog();
  const sources = useStockSources();
  const { standing, effects } = useCounts(site);
  const lots = useView((view) => view.effective({ kinds: sources.kinds }).flatMap(lotsOf), [sources]);
  const [choices, setChoices] = useState<ReadonlyMap<string, Choice>>(new Map());
  const { record, problem } = useRecord(() => setChoices(new Map()));
  const items = toSettle(site, standing, effects);
  const decided = items.map((count) => {
    const choice = choices.get(count.item) ?? { taken: count.usual, fromCounted: true };
    return { count, choice, settled: settle(site, count, choice, effects, lots), reason: choice.reason };
  });
  const going = standing.sessions.filter(isGoing);
  const latest = Math.max(0, ...standing.sessions.map(({ since }) => since));
  const over = standing.sessions.filter(
    (session) => !isGoing(session) && (session.isChanged || session.since > latest - 14 * dayMs),
  );
  const close = (all: typeof decided): void => {
    const drafts = closingDrafts(site, standing, all);
    void record(
      all.length === 0 && going.length === 0 && standing.parts.length === 0
        ? err('stock.settle.nothing')
        : ok(drafts),
    );
  };
  const name = [...place.sites, ...place.closed].find(({ id }) => id === site)?.name;
  return (
    <Page title={t('stock.settle.title')} back="/stock">
      <WhenRead>
        {name === undefined ? null : <p>{name}</p>}
        {going.map((session) => (
          <CountedSession key={session.id} session={session} />
        ))}
        {items.length === 0 ? (
          <EmptyState
            icon="check"
            action={
              <a class="button button-primary" href="/stock/count">
                {t('stock.count.title')}
              </a>
            }
          >
            {t(going.length === 0 ? 'stock.settle.none' : 'stock.settle.no-parts')}
          </EmptyState>
        ) : (
          <>
            <p>{t('stock.settle.hint')}</p>
            {decided.map(({ count, choice, settled }) => (
              <CountedItem
                key={count.item}
                count={count}
                choice={choice}
                settled={settled}
                onChange={(next) => setChoices((now) => new Map(now).set(count.item, next))}
              />
            ))}
          </>
        )}
        {problem === undefined ? null : (
          <p class="field-problem" role="alert">
            {t(problem)}
          </p>
        )}
        {items.length === 0 ? null : (
          <Button tone="primary" size="large" isWide icon="check" onClick={() => close(decided)}>
            {t('stock.settle.close')}
          </Button>
        )}
        {going.length === 0 && standing.parts.length === 0 ? null : (
          <Button tone="quiet" icon="close" onClick={() => close([])}>
            {t('stock.settle.drop')}
          </Button>
        )}
        {over.length === 0 ? null : <h2>{t('stock.settle.before')}</h2>}
        {over.toReversed().map((session) => (
          <CountedSession key={session.id} session={session} />
        ))}
      </WhenRead>
    </Page>
  );
};
