import { useState } from 'preact/hooks';
import { Page } from '#kit/components/page.tsx';
import { TextField } from '#kit/components/text-field.tsx';
import type { Draft } from '#kit/recorder.ts';
import { useWords } from '#kit/words/context.tsx';
import { err, ok, type Result } from '#log/index.ts';
import { receiveKind } from '../entries.ts';
import { filledLines, type Line, Lines, lotOf, SaveLines } from './lines.tsx';
import { useRecord } from './use-record.ts';

/** A delivery: what came in, with lots and expiry as printed on the boxes. */
export const Screen = () => {
  const { t } = useWords();
  const [lines, setLines] = useState<readonly Line[]>([]);
  const [supplier, setSupplier] = useState('');
  const { record, problem } = useRecord(() => setLines([]));
  const toDraft = (): Result<Draft, string> => {
    const filled = filledLines(lines);
    if (filled === undefined) return err('stock.lines.unsaid');
    return ok({
      kind: receiveKind.kind,
      version: receiveKind.version,
      body: {
        lines: filled.map((line) => ({ item: line.item, quantity: line.quantity, ...lotOf(line) })),
        ...(supplier !== '' && { supplier }),
      },
    });
  };
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
      <SaveLines isReady={lines.length > 0} problem={problem} onSave={() => void record(toDraft())} />
    </Page>
  );
};
