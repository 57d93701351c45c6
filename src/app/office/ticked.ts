import { useState } from 'preact/hooks';
import { smallStorage } from '../adapters/small-storage.ts';

/** Which tables of the report this device shows, prints and saves: those that somebody chose, until then the usual ones. */
export const useTicked = (
  org: string,
  tables: readonly { readonly id: string; readonly usual: boolean }[],
): readonly [readonly string[], (ids: readonly string[]) => void] => {
  const key = `alongside.report.${org}`;
  const [chosen, setChosen] = useState(() => smallStorage.get(key)?.split(' '));
  const isTicked = ({ id, usual }: (typeof tables)[number]): boolean => chosen?.includes(id) ?? usual;
  return [
    tables.filter(isTicked).map(({ id }) => id),
    (ids) => {
      smallStorage.set(key, ids.join(' '));
      setChosen([...ids]);
    },
  ];
};
