import { useState } from 'preact/hooks';
import { Page } from '#kit/components/page.tsx';
import { TextField } from '#kit/components/text-field.tsx';
import { useWords } from '#kit/words/context.tsx';
import { receiveKind } from '../entries.ts';
import { type Line, Lines, lotOf, SaveLines } from './lines.tsx';
import { useRecord } from './use-record.ts';

/** A delivery: what came in, with lots and expiry as printed on the boxes. */
export const Screen = () => {
  const { t } = useWords();
  const [lines, setLines] = useState<readonly Line[]>([]);
  const [supplier, setSupplier] = useState('');
  const { record, problem } = useRecord(() => setLines([]));
  const filled = lines.filter(({ quantity }) => quantity > 0);
  return (
    <Page title={t('stock.receive.title')} back="/stock">
      <Lines
        lines={lines}
        onChange={setLines}
        asks="lot-and-expiry"
        quantityLabel={t('stock.receive.quantity')}
      />
      <TextField
        name="supplier"
        label={t('stock.supplier')}
        maxLength={60}
        onInput={(text) => setSupplier(text.trim())}
      />
      <SaveLines
        isReady={filled.length > 0}
        problem={problem}
        onSave={() =>
          void record({
            kind: receiveKind.kind,
            version: receiveKind.version,
            body: {
              lines: filled.map((line) => ({ item: line.item, quantity: line.quantity, ...lotOf(line) })),
              ...(supplier !== '' && { supplier }),
            },
          })
        }
      />
    </Page>
  );
};
