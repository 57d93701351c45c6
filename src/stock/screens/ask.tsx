import { useState } from 'preact/hooks';
import { Page } from '#kit/components/page.tsx';
import { Select } from '#kit/components/select.tsx';
import { useLog } from '#kit/log-context.tsx';
import { useWords } from '#kit/words/context.tsx';
import { err, ok } from '#log/index.ts';
import { requestKind } from '../entries.ts';
import { filledLines, type Line, Lines, SaveLines } from './lines.tsx';
import { useRecord } from './use-record.ts';
import { useShelf } from './use-shelf.ts';

/** Asks for supplies, for this site or, by whoever takes the call, for another: a satellite or a partner. */
export const Screen = () => {
  const { t } = useWords();
  const { place } = useLog();
  const [chosen, setSite] = useState(place.site);
  const site = place.sites.some(({ id }) => id === chosen) ? chosen : place.site;
  const [lines, setLines] = useState<readonly Line[]>([]);
  // What runs short comes first on a shelf.
  const recent = useShelf(site)
    .rows.map(({ item }) => item)
    .slice(0, 8);
  const { record, problem } = useRecord(() => setLines([]));
  const save = (): void => {
    const filled = filledLines(lines);
    void record(
      filled === undefined
        ? err('stock.lines.unsaid')
        : ok({
            kind: requestKind.kind,
            version: requestKind.version,
            site,
            body: { lines: filled.map(({ item, quantity }) => ({ item, quantity })) },
          }),
    );
  };
  return (
    <Page title={t('stock.ask.title')} back="/stock/requests">
      {place.sites.length > 1 ? (
        <Select
          name="site"
          label={t('stock.ask.for')}
          options={place.sites.map(({ id, name }) => ({ value: id, label: name }))}
          value={site}
          onChange={setSite}
        />
      ) : null}
      <Lines
        lines={lines}
        onChange={setLines}
        asks="quantity"
        quantityLabel={t('stock.requests.asked')}
        recent={recent}
      />
      <SaveLines isReady={lines.length > 0} problem={problem} onSave={save} />
    </Page>
  );
};
