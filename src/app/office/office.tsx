import { Icon, type IconName } from '#kit/components/icon.tsx';
import { Page } from '#kit/components/page.tsx';
import { useWords } from '#kit/words/context.tsx';

/** Everything a coordinator sets or looks after. */
export const Screen = () => {
  const { t } = useWords();
  return (
    <Page title={t('app.office.title')}>
      <nav class="tiles" aria-label={t('app.office.title')}>
        {tiles.map(({ href, icon, title }) => (
          <a key={href} class="tile" href={href}>
            <Icon name={icon} />
            <span>{t(title)}</span>
          </a>
        ))}
      </nav>
    </Page>
  );
};

const tiles: readonly { readonly href: string; readonly icon: IconName; readonly title: string }[] = [
  { href: '/office/attention', icon: 'bell', title: 'app.office.attention.title' },
  { href: '/impact', icon: 'heart', title: 'app.impact.title' },
  { href: '/office/people', icon: 'people', title: 'app.office.people.title' },
  { href: '/office/items', icon: 'list', title: 'app.office.items.title' },
  { href: '/office/packs', icon: 'kit', title: 'visits.packs.title' },
  { href: '/office/returns', icon: 'returns', title: 'exchange.factors.title' },
  { href: '/office/bulk', icon: 'share', title: 'visits.bulk.title' },
  { href: '/office/organization', icon: 'home', title: 'app.office.organization.title' },
  { href: '/office/import', icon: 'upload', title: 'app.import.title' },
  { href: '/device', icon: 'phone', title: 'app.office.device.title' },
];
