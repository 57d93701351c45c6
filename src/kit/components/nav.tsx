import { useEffect, useState } from 'preact/hooks';
import { useWords } from '../words/context.tsx';
import { Icon, type IconName } from './icon.tsx';

export type NavItem = {
  readonly href: string;
  readonly label: string;
  readonly icon: IconName;
  readonly isCurrent: boolean;
};

/** What stands at the foot of a phone side by side, each as wide as a thumb in a glove. */
const most = 5;

/**
 * The main menu: at the foot of a phone, at the side of a laptop. Links stay links: the shell routes them. More than a phone has
 * room for waits behind a button, in sight at one tap; a laptop has room for all.
 */
export const Nav = ({ items }: { readonly items: readonly NavItem[] }) => {
  const { t } = useWords();
  const [isOpen, setOpen] = useState(false);
  const kept = items.length > most ? most - 1 : most;
  const more = items.slice(kept);
  const current = items.find(({ isCurrent }) => isCurrent)?.href;
  useEffect(() => setOpen(false), [current]);
  return (
    <nav
      class="nav"
      aria-label={t('kit.navigation')}
      onKeyDown={({ key }) => {
        if (key === 'Escape') setOpen(false);
      }}
    >
      <Links items={items.slice(0, kept)} />
      {more.length === 0 ? null : (
        <button
          type="button"
          class={more.some(({ isCurrent }) => isCurrent) ? 'nav-more is-current' : 'nav-more'}
          aria-expanded={isOpen}
          onClick={() => setOpen(!isOpen)}
        >
          <Icon name={isOpen ? 'close' : 'more'} />
          <span>{t('kit.navigation-more')}</span>
        </button>
      )}
      <Links items={more} />
    </nav>
  );
};

const Links = ({ items }: { readonly items: readonly NavItem[] }) =>
  items.length === 0 ? null : (
    <ul>
      {items.map(({ href, label, icon, isCurrent }) => (
        <li key={href}>
          <a href={href} aria-current={isCurrent ? 'page' : undefined}>
            <Icon name={icon} />
            <span>{label}</span>
          </a>
        </li>
      ))}
    </ul>
  );
