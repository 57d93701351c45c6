import { useState } from 'preact/hooks';
import { EmptyState } from '#kit/components/messages.tsx';
import { Page } from '#kit/components/page.tsx';
import { Select } from '#kit/components/select.tsx';
import { useLog } from '#kit/log-context.tsx';
import { useWords } from '#kit/words/context.tsx';
import { transferKind } from '../entries.ts';
import { type Line, Lines, lotOf, SaveLines } from './lines.tsx';
import { useRecord } from './use-record.ts';

/** Boxes from one site to another: gone from here, and there. */
export const Screen = () => {
  const { t } = useWords();
  const { place } = useLog();
  const [from, setFrom] = useState(place.site);
  const others = place.sites.filter(({ id }) => id !== from);
  const [chosen, setChosen] = useState<string>();
  const to = others.find(({ id }) => id === chosen)?.id ?? others[0]?.id;
  const [lines, setLines] = useState<readonly Line[]>([]);
  const { record, problem } = useRecord(() => setLines([]));
  const filled = lines.filter(({ quantity }) => quantity > 0);
  if (to === undefined)
    return (
      <Page title={t('stock.move.title')} back="/stock">
        <EmptyState icon="van">{t('stock.move.one-site')}</EmptyState>
      </Page>
    );
  return (
    <Page title={t('stock.move.title')} back="/stock">
      <Select
        name="from"
        label={t('stock.move.from')}
        options={place.sites.map(({ id, name }) => ({ value: id, label: name }))}
        value={from}
        onChange={setFrom}
      />
      <Select
        name="to"
        label={t('stock.move.to')}
        options={others.map(({ id, name }) => ({ value: id, label: name }))}
        value={to}
        onChange={setChosen}
      />
      <Lines lines={lines} onChange={setLines} asks="lot" quantityLabel={t('stock.move.quantity')} />
      <SaveLines
        isReady={filled.length > 0}
        problem={problem}
        onSave={() =>
          void record({
            kind: transferKind.kind,
            version: transferKind.version,
            site: from,
            body: {
              to,
              lines: filled.map((line) => ({ item: line.item, quantity: line.quantity, ...lotOf(line) })),
            },
          })
        }
      />
    </Page>
  );
};
