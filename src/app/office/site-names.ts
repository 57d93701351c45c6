import { useWords } from '#kit/words/context.tsx';
import { siteLabels } from '#report/sites.ts';
import { useApp } from '../app-context.tsx';

interface NamedSite {
  readonly id: string;
  readonly name: string;
  readonly removed: boolean;
}

/**
 * Names of all sites, closed ones included: what happened there still bears the name. Those of one name are told apart.
 * @param told sites as an answer of the server names them: newer than what this device was told when somebody signed in
 */
export const useSiteNames = (
  told: readonly NamedSite[] = [],
): {
  readonly of: (id: string, alsoTold?: readonly NamedSite[]) => string | undefined;
  /** To choose from: open ones, then closed ones. */
  readonly options: readonly { readonly value: string; readonly label: string }[];
} => {
  const { t } = useWords();
  const { context } = useApp();
  const names = siteLabels(context.sites);
  const own = context.sites.map((site) => ({ ...site, name: names.get(site.id) ?? site.name }));
  const label = ({ name, removed }: NamedSite): string => (removed ? t('stock.site-closed', { name }) : name);
  const [open, closed] = [false, true].map((removed) => own.filter((site) => site.removed === removed));
  return {
    of: (id, alsoTold = []) => {
      const site = [...alsoTold, ...told, ...own].find((each) => each.id === id);
      return site === undefined ? undefined : label(site);
    },
    options: [...(open ?? []), ...(closed ?? [])].map((site) => ({ value: site.id, label: label(site) })),
  };
};
