import { useWords } from '#kit/words/context.tsx';
import { useApp } from '../app-context.tsx';

/** Names of all sites, closed ones included: what happened there still bears the name. */
export const useSiteNames = (): {
  readonly of: (id: string) => string | undefined;
  /** To choose from: open ones, then closed ones. */
  readonly options: readonly { readonly value: string; readonly label: string }[];
} => {
  const { t } = useWords();
  const { context } = useApp();
  const label = ({ name, removed }: { readonly name: string; readonly removed: boolean }): string =>
    removed ? t('stock.site-closed', { name }) : name;
  const [open, closed] = [false, true].map((removed) =>
    context.sites.filter((site) => site.removed === removed),
  );
  return {
    of: (id) => {
      const site = context.sites.find((each) => each.id === id);
      return site === undefined ? undefined : label(site);
    },
    options: [...(open ?? []), ...(closed ?? [])].map((site) => ({ value: site.id, label: label(site) })),
  };
};
