import { Icon } from '#kit/components/icon.tsx';
import { Page } from '#kit/components/page.tsx';
import type { Place } from '#kit/screen.ts';
import { useWords } from '#kit/words/context.tsx';
import { useApp } from '../app-context.tsx';
import { useWaitingCount } from './waiting-lists.tsx';

/** Everything a coordinator sets or looks after. */
export const Screen = () => {
  const { t } = useWords();
  const { programs } = useApp();
  const waiting = useWaitingCount();
  const own = programs.flatMap(({ screens }) =>
    screens.flatMap(({ path, tile }) => (tile === undefined ? [] : [{ href: path, ...tile }])),
  );
  return (
    <Page title={t('app.office.title')}>
      <nav class="tiles" aria-label={t('app.office.title')}>
        {[...before, ...own, ...after].map(({ href, icon, title }) => (
          <a key={href} class="tile" href={href}>
            <Icon name={icon} />
            <span>{t(title)}</span>
            {href !== attention || waiting === undefined || waiting === '0' ? null : (
              <span class="badge">{t('app.office.attention.waiting', { count: waiting })}</span>
            )}
          </a>
        ))}
      </nav>
    </Page>
  );
};

type Tile = Place & { readonly href: string };

const attention = '/office/attention';

const before: readonly Tile[] = [
  { href: attention, icon: 'bell', title: 'app.office.attention.title' },
  { href: '/impact', icon: 'heart', title: 'app.impact.title' },
  { href: '/office/order', icon: 'box', title: 'stock.order.title' },
  { href: '/office/people', icon: 'people', title: 'app.office.people.title' },
  { href: '/office/partners', icon: 'share', title: 'app.partners.title' },
  { href: '/office/devices', icon: 'phone', title: 'app.office.devices.title' },
  { href: '/keys', icon: 'lock', title: 'app.office.keys.title' },
  { href: '/office/items', icon: 'list', title: 'app.office.items.title' },
  { href: '/office/packs', icon: 'kit', title: 'visits.packs.title' },
];

/** Between the two stand the screens of the organization's programs. */
const after: readonly Tile[] = [
  { href: '/office/bulk', icon: 'share', title: 'visits.bulk.title' },
  { href: '/office/tally', icon: 'list', title: 'visits.tally.title' },
  { href: '/office/organization', icon: 'home', title: 'app.office.organization.title' },
  { href: '/office/import', icon: 'upload', title: 'app.import.title' },
  { href: '/device', icon: 'phone', title: 'app.office.device.title' },
];
