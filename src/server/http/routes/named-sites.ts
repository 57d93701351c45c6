import { siteLabels } from '#report/sites.ts';
import type { Organization } from '../../organization/organization.ts';

/** Those that are spoken of, told apart among all there are. */
export const namesOf = (sites: Organization['sites'], named: ReadonlySet<unknown>) => {
  const labels = siteLabels(sites);
  return sites
    .filter(({ id }) => named.has(id))
    .map(({ id, name, removed }) => ({ id, name: labels.get(id) ?? name, removed }));
};
