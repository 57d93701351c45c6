import { useWords } from '../words/context.tsx';
import { Icon, type IconName } from './icon.tsx';

export type NavItem = {
  readonly href: string;
  readonly label: string;
  readonly icon: IconName;
  readonly isCurrent: boolean;
};

/** The main menu: at the foot of a phone, at the side of a laptop. Links stay links: the shell routes them. */
export const Nav = ({ items }: { readonly items: readonly NavItem[] }) => {
  const { t } = useWords();
  return (
    <nav class="nav" aria-label={t('kit.navigation')}>
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
    </nav>
  );
};
