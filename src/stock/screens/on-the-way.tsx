import { Badge } from '#kit/components/messages.tsx';
import { useLog } from '#kit/log-context.tsx';
import { useWords } from '#kit/words/context.tsx';
import { addDays } from '#log/calendar.ts';
import { timeToMs, type Uuid } from '#log/index.ts';
import { type Shipment, shortOf } from '../shipments.ts';
import { useItemNames } from './item-names.ts';
import { useShipments, useSiteNames } from './use-shipments.ts';

/** How long boxes that came short stay in sight: two weeks to ask where the rest is. Our own choice. */
const shortDays = 14;

/** Boxes on their way to or from a site, and those that came short lately; nothing where there are none. */
export const OnTheWay = ({ site }: { readonly site: Uuid }) => {
  const { t } = useWords();
  const { place } = useLog();
  const since = addDays(place.now().slice(0, 10), -shortDays);
  const shown = useShipments().filter(
    ({ from, to, isThere, lines, at }) =>
      (from === site || to === site) &&
      (!isThere || (at.slice(0, 10) >= since && lines.some((line) => shortOf(line) > 0))),
  );
  return shown.length === 0 ? null : (
    <section class="card" aria-label={t('stock.way.title')}>
      <h2>{t('stock.way.title')}</h2>
      <ul class="plain-list">
        {shown.map((shipment) => (
          <ShipmentRow key={shipment.id} shipment={shipment} site={site} />
        ))}
      </ul>
    </section>
  );
};

const ShipmentRow = ({ shipment, site }: { readonly shipment: Shipment; readonly site: Uuid }) => {
  const { t, number, moment } = useWords();
  const { place } = useLog();
  const names = useItemNames();
  const siteOf = useSiteNames();
  const { from, to, at, isThere, lines } = shipment;
  const short = lines.filter((line) => shortOf(line) > 0);
  return (
    <li class="row">
      <span class="grow">
        {to === site ? t('stock.way.from', { site: siteOf(from) }) : t('stock.way.to', { site: siteOf(to) })}{' '}
        · {moment(timeToMs(at))} ·{' '}
        {isThere
          ? short.map((line) => `${number(shortOf(line))} ${names(line.item)}`).join(' · ')
          : lines.map(({ item, sent }) => `${number(sent)} ${names(item)}`).join(' · ')}{' '}
        {isThere ? <Badge tone="warning">{t('stock.way.short')}</Badge> : null}
      </span>
      {!isThere && to === place.site ? (
        <a class="button" href={`/stock/arrive/${shipment.id}`}>
          {t('stock.way.came')}
        </a>
      ) : null}
    </li>
  );
};
