import { Icon } from '#kit/components/icon.tsx';
import { Page } from '#kit/components/page.tsx';
import { Table } from '#kit/components/table.tsx';
import { useLog } from '#kit/log-context.tsx';
import { useWords } from '#kit/words/context.tsx';
import { useItemNames } from '#stock/screens/item-names.ts';
import { OnTheWay } from '#stock/screens/on-the-way.tsx';
import { useShelf } from '#stock/screens/use-shelf.ts';
import { WhenRead } from '#stock/screens/when-read.tsx';
import { useAgreement } from './use-agreement.ts';

interface Row {
  readonly item: string;
  /** Undefined where nothing of it was ever counted or sent. */
  readonly onHand: number | undefined;
}

/** What is on the partner's own shelf and on its way there; what nobody counted is not none. */
export const Shelf = () => {
  const { t, number } = useWords();
  const { place } = useLog();
  const names = useItemNames();
  const { items, orders } = useAgreement();
  const there = new Map(useShelf(place.site).rows.map(({ item, onHand }) => [item, onHand]));
  const rows: readonly Row[] = [...new Set([...items, ...there.keys()])].map((item) => ({
    item,
    onHand: there.get(item),
  }));
  return (
    <Page title={t('stock.shelf.title')}>
      <nav class="tiles" aria-label={t('stock.shelf.actions')}>
        <a class="tile" href="/stock/count">
          <Icon name="list" />
          <span>{t('app.partner.count')}</span>
        </a>
        {orders === true ? (
          <a class="tile" href="/stock/requests">
            <Icon name="share" />
            <span>{t('app.partner.order')}</span>
          </a>
        ) : null}
      </nav>
      <WhenRead>
        <OnTheWay site={place.site} />
        <Table<Row>
          caption={t('stock.shelf.caption')}
          rows={rows}
          rowKey={({ item }) => item}
          columns={[
            { key: 'item', label: t('stock.item'), cell: ({ item }) => names(item) },
            {
              key: 'onHand',
              label: t('stock.on-hand'),
              isNumber: true,
              cell: ({ onHand }) => (onHand === undefined ? t('app.partner.not-counted') : number(onHand)),
            },
          ]}
        />
      </WhenRead>
    </Page>
  );
};
