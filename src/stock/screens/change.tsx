import { useState } from 'preact/hooks';
import { lists } from '#catalog/lists.ts';
import { Choice } from '#kit/components/choice.tsx';
import { Page } from '#kit/components/page.tsx';
import { useWords } from '#kit/words/context.tsx';
import { adjustKind, disposeKind } from '../entries.ts';
import { type Line, Lines, lotOf, SaveLines } from './lines.tsx';
import { useRecord } from './use-record.ts';

type Way = 'found' | 'missing' | 'disposed';

/** Stock that changed by other ways than a hand-out: found, missing, thrown away; with a reason. */
export const Screen = () => {
  const { t, locale } = useWords();
  const [way, setWay] = useState<Way>('missing');
  const [lines, setLines] = useState<readonly Line[]>([]);
  const { record, problem } = useRecord(() => setLines([]));
  const reasons = way === 'disposed' ? lists['dispose-reason'] : lists['adjust-reason'];
  const [chosen, setReason] = useState<string>();
  const reason = reasons.find(({ code }) => code === chosen)?.code ?? reasons[0]?.code ?? '';
  const filled = lines.filter(({ quantity }) => quantity > 0);
  const sign = way === 'found' ? 1 : -1;
  const save = (): Promise<void> =>
    way === 'disposed'
      ? record({
          kind: disposeKind.kind,
          version: disposeKind.version,
          body: {
            reason,
            lines: filled.map((line) => ({ item: line.item, quantity: line.quantity, ...lotOf(line) })),
          },
        })
      : record({
          kind: adjustKind.kind,
          version: adjustKind.version,
          body: {
            reason,
            lines: filled.map((line) => ({ item: line.item, change: sign * line.quantity, ...lotOf(line) })),
          },
        });
  return (
    <Page title={t('stock.change.title')} back="/stock">
      <Choice
        name="way"
        label={t('stock.change.way')}
        canDecline={false}
        options={(['missing', 'found', 'disposed'] as const).map((value) => ({
          value,
          label: t(`stock.change.${value}`),
        }))}
        value={way}
        onChange={(value) => setWay(value === 'found' || value === 'disposed' ? value : 'missing')}
      />
      <Choice
        name="reason"
        label={t('stock.change.reason')}
        canDecline={false}
        options={reasons.map(({ code, label }) => ({
          value: code,
          label: label[locale.startsWith('es') ? 'es' : 'en'],
        }))}
        value={reason}
        onChange={setReason}
      />
      <Lines lines={lines} onChange={setLines} asks="lot" quantityLabel={t('stock.change.quantity')} />
      <SaveLines isReady={filled.length > 0} problem={problem} onSave={() => void save()} />
    </Page>
  );
};
