import { useMemo, useState } from 'preact/hooks';
import { rightsOf } from '#contract/rights.ts';
import { Button } from '#kit/components/button.tsx';
import { Later } from '#kit/components/later.tsx';
import { Page } from '#kit/components/page.tsx';
import { Select } from '#kit/components/select.tsx';
import { useLog, useView } from '#kit/log-context.tsx';
import type { ScreenProps } from '#kit/screen.ts';
import { useWords } from '#kit/words/context.tsx';
import { stepsOf } from '../trail.ts';
import { useItemNames } from './item-names.ts';
import { PackHolds } from './pack-holds.tsx';
import { useStockSources } from './sources.tsx';
import { Steps } from './steps.tsx';
import { useShelf } from './use-shelf.ts';
import { WhenRead } from './when-read.tsx';

const loadPrice = () => import('./unit-price.tsx').then(({ Price }) => Price);

/** Steps in sight before more is asked for. */
const some = 30;

/** One item: what is there, everything that moved it, when and by whom, and what a box of it holds. */
export const Screen = ({ params }: ScreenProps) => {
  const item = params['item'] ?? '';
  const { t, number } = useWords();
  const { place } = useLog();
  const names = useItemNames();
  const sources = useStockSources();
  const [site, setSite] = useState(place.site);
  const [most, setMost] = useState(some);
  const entries = useView((view) => view.effective({ kinds: sources.kinds }), [sources]);
  const steps = useMemo(
    () => stepsOf(entries, sources.effectOf, (what) => what.item === item && what.site === site),
    [entries, sources, item, site],
  );
  const onHand = useShelf(site).rows.find((row) => row.item === item)?.onHand;
  return (
    <Page title={names(item)} back="/stock">
      {place.sites.length > 1 ? (
        <Select
          name="site"
          label={t('stock.site')}
          options={place.sites.map(({ id, name }) => ({ value: id, label: name }))}
          value={site}
          onChange={setSite}
        />
      ) : null}
      <WhenRead>
        <p>
          {t('stock.on-hand')}:{' '}
          <strong>{onHand === undefined ? t('stock.item.unknown') : number(onHand)}</strong>
        </p>
        <Steps caption={t('stock.item.steps')} steps={steps.slice(0, most)} hasLots />
        {steps.length > most ? (
          <Button onClick={() => setMost(most + some)}>{t('stock.item.more')}</Button>
        ) : null}
        {rightsOf(place.role, place.isBound).has('arrange') ? <PackHolds item={item} /> : null}
        {rightsOf(place.role, place.isBound).has('arrange') ? (
          <Later load={loadPrice} props={{ item }} />
        ) : null}
      </WhenRead>
    </Page>
  );
};
