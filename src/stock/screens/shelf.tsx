import { useState } from 'preact/hooks';
import { rightsOf } from '#contract/rights.ts';
import { Icon, type IconName } from '#kit/components/icon.tsx';
import { Badge, Banner, EmptyState } from '#kit/components/messages.tsx';
import { Page } from '#kit/components/page.tsx';
import { Select } from '#kit/components/select.tsx';
import { Table } from '#kit/components/table.tsx';
import { TextField } from '#kit/components/text-field.tsx';
import { useLog, useSyncStatus } from '#kit/log-context.tsx';
import { useWords } from '#kit/words/context.tsx';
import type { Supply } from '../rules.ts';
import type { ShelfRow } from '../shelf.ts';
import { CountsBanner } from './counts-banner.tsx';
import { useItemNames } from './item-names.ts';
import { OnTheWay } from './on-the-way.tsx';
import { useCounts } from './use-counts.ts';
import { useShelf } from './use-shelf.ts';
import { WhenRead } from './when-read.tsx';

/** A shelf of fewer items is seen at a glance. */
const fewRows = 6;

/** What is on the shelf, what runs short, which lot to give first. */
export const Screen = () => {
  const { t, number, day } = useWords();
  const { place } = useLog();
  const status = useSyncStatus();
  const names = useItemNames();
  const [site, setSite] = useState(place.site);
  const shelf = useShelf(site).rows;
  const [search, setSearch] = useState('');
  const wanted = search.trim().toLowerCase();
  const rows = shelf.filter(({ item, lots }) =>
    [names(item), ...lots.map(({ lot }) => lot)].some((name) => name.toLowerCase().includes(wanted)),
  );
  const counts = useCounts(site);
  return (
    <Page title={t('stock.shelf.title')}>
      <nav class="tiles" aria-label={t('stock.shelf.actions')}>
        {[...actions, ...(rightsOf(place.role, place.isBound).has('arrange') ? [order] : [])].map(
          ({ href, icon, title }) => (
            <a key={href} class="tile" href={href}>
              <Icon name={icon} />
              <span>{t(title)}</span>
            </a>
          ),
        )}
      </nav>
      {place.sites.length > 1 ? (
        <Select
          name="site"
          label={t('stock.site')}
          options={place.sites.map(({ id, name }) => ({ value: id, label: name }))}
          value={site}
          onChange={setSite}
        />
      ) : null}
      {counts.going === undefined && counts.unsettled === 0 ? null : (
        <CountsBanner site={site} going={counts.going} unsettled={counts.unsettled} />
      )}
      {status.phase === 'offline' && status.reading === undefined ? (
        <Banner icon="offline">{t('stock.shelf.offline')}</Banner>
      ) : null}
      <WhenRead>
        <OnTheWay site={site} />
        {shelf.length > fewRows ? (
          <TextField name="search" type="search" label={t('stock.shelf.search')} onInput={setSearch} />
        ) : null}
        {shelf.length === 0 ? (
          <EmptyState
            icon="box"
            action={
              <a class="button button-primary" href="/stock/receive">
                {t('stock.receive.title')}
              </a>
            }
          >
            {t('stock.shelf.none')}
          </EmptyState>
        ) : (
          <Table<ShelfRow>
            caption={t('stock.shelf.caption')}
            rows={rows}
            rowKey={({ item }) => item}
            columns={[
              {
                key: 'item',
                label: t('stock.item'),
                cell: ({ item }) => <a href={`/stock/item/${item}`}>{names(item)}</a>,
                sortBy: ({ item }) => names(item),
              },
              {
                key: 'onHand',
                label: t('stock.on-hand'),
                isNumber: true,
                cell: ({ onHand }) => number(onHand),
                sortBy: ({ onHand }) => onHand,
              },
              {
                key: 'state',
                label: t('stock.state'),
                cell: (row) => <SupplyBadge supply={row.supply} daysLeft={row.daysLeft} />,
              },
              {
                key: 'lots',
                label: t('stock.lots'),
                cell: ({ lots }) =>
                  lots
                    .filter(({ lot }) => lot !== '')
                    .map(({ lot, onHand, expires, status: expiry, held }) => (
                      <span key={lot} class="lot">
                        {number(onHand)} × <a href={`/stock/lots/${encodeURIComponent(lot)}`}>{lot}</a>
                        {expires === undefined ? '' : ` · ${day(expires)}`}{' '}
                        {expiry === 'expires-soon' || expiry === 'expired-usable' ? (
                          <Badge tone="warning">{t(`stock.expiry.${expiry}`)}</Badge>
                        ) : null}
                        {held ? <Badge tone="warning">{t('stock.lots.on-hold')}</Badge> : null}
                      </span>
                    )),
              },
            ]}
          />
        )}
      </WhenRead>
    </Page>
  );
};

interface Action {
  readonly href: string;
  readonly icon: IconName;
  readonly title: string;
}

/** What is reckoned over all sites is for those who answer for them. */
const order: Action = { href: '/office/order', icon: 'chart', title: 'stock.order.title' };

const actions: readonly Action[] = [
  { href: '/stock/receive', icon: 'download', title: 'stock.receive.title' },
  { href: '/stock/count', icon: 'list', title: 'stock.count.title' },
  { href: '/stock/move', icon: 'van', title: 'stock.move.title' },
  { href: '/stock/change', icon: 'edit', title: 'stock.change.title' },
  { href: '/stock/kits', icon: 'kit', title: 'stock.kits.title' },
  { href: '/stock/requests', icon: 'share', title: 'stock.requests.title' },
  { href: '/stock/lots', icon: 'search', title: 'stock.lots.title' },
];

const SupplyBadge = ({
  supply,
  daysLeft,
}: {
  readonly supply: Supply;
  readonly daysLeft: number | undefined;
}) => {
  const { t } = useWords();
  switch (supply) {
    case 'shortfall':
    case 'out':
      return (
        <Badge tone="danger" icon="warning">
          {t(`stock.supply.${supply}`)}
        </Badge>
      );
    case 'short':
      return (
        <Badge tone="warning" icon="clock">
          {t('stock.supply.days', { days: daysLeft ?? 0 })}
        </Badge>
      );
    case 'enough':
      return (
        <Badge tone="good" icon="check">
          {t('stock.supply.days', { days: daysLeft ?? 0 })}
        </Badge>
      );
    case 'unknown':
      return <Badge>{t('stock.supply.unknown')}</Badge>;
  }
};
