import { useState } from 'preact/hooks';
import { Button } from '#kit/components/button.tsx';
import { Page } from '#kit/components/page.tsx';
import { TextField } from '#kit/components/text-field.tsx';
import { useLog } from '#kit/log-context.tsx';
import type { Draft } from '#kit/recorder.ts';
import { useWords } from '#kit/words/context.tsx';
import { err, type LocalDate, ok, type Result } from '#log/index.ts';
import { receiveKind } from '../entries.ts';
import { ExpiryField } from './expiry-field.tsx';
import { bodyLine, filledLines, type Line, Lines, SaveLines } from './lines.tsx';
import { useDeliveries } from './use-deliveries.ts';
import { useRecord } from './use-record.ts';

/** A delivery: what came in, with lots and expiry as printed on the boxes. */
export const Screen = () => {
  const { t } = useWords();
  const { place } = useLog();
  const { recent, last } = useDeliveries(place.site);
  const [lines, setLines] = useState<readonly Line[]>([]);
  const [supplier, setSupplier] = useState('');
  const [expiresAll, setExpiresAll] = useState<LocalDate | ''>('');
  const { record, problem } = useRecord(() => {
    setLines([]);
    setExpiresAll('');
  });
  const undated = lines.filter(({ expires }) => expires === '').length;
  const toDraft = (): Result<Draft, string> => {
    const filled = filledLines(lines);
    if (filled === undefined) return err('stock.lines.unsaid');
    return ok({
      kind: receiveKind.kind,
      version: receiveKind.version,
      body: {
        lines: filled.map((line) =>
          bodyLine({ ...line, expires: line.expires === '' ? expiresAll : line.expires }, 'quantity'),
        ),
        ...(supplier !== '' && { supplier }),
      },
    });
  };
  return (
    <Page title={t('stock.receive.title')} back="/stock">
      {lines.length > 0 || last.length === 0 ? null : (
        <Button icon="undo" onClick={() => setLines(last)}>
          {t('stock.receive.as-last')}
        </Button>
      )}
      <Lines
        lines={lines}
        onChange={setLines}
        asks="lot-and-expiry"
        quantityLabel={t('stock.receive.quantity')}
        recent={recent}
        isDelivery
      />
      {lines.length > 1 && (undated > 1 || expiresAll !== '') ? (
        <ExpiryField name="expires-all" label={t('stock.receive.one-date')} onInput={setExpiresAll} />
      ) : null}
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
