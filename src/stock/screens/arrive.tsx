import { useState } from 'preact/hooks';
import { Choice } from '#kit/components/choice-field.tsx';
import { EmptyState } from '#kit/components/messages.tsx';
import { Page } from '#kit/components/page.tsx';
import { Stepper } from '#kit/components/stepper.tsx';
import { useUnsaved } from '#kit/form/unsaved.ts';
import { useEntries, useLog } from '#kit/log-context.tsx';
import type { ScreenProps } from '#kit/screen.ts';
import { useWords } from '#kit/words/context.tsx';
import { ok, timeToMs } from '#log/index.ts';
import { arriveKind, countKind } from '../entries.ts';
import { countsSinceSent } from '../shipments.ts';
import { useItemNames } from './item-names.ts';
import { SaveLines } from './lines.tsx';
import { useRecord } from './use-record.ts';
import { useShipments, useSiteNames } from './use-shipments.ts';
import { WhenRead } from './when-read.tsx';

/** They came after every count there was. */
const afterAll = 'after';

/** Boxes that came: as many as were sent, until somebody counts otherwise. */
export const Screen = ({ params }: ScreenProps) => {
  const { t, number, moment } = useWords();
  const { place } = useLog();
  const names = useItemNames();
  const siteOf = useSiteNames();
  const shipment = useShipments().find(({ id }) => id === params['id']);
  const [came, setCame] = useState<ReadonlyMap<number, number>>(new Map());
  useUnsaved(came.size > 0);
  const { record, problem } = useRecord(() => setCame(new Map()));
  const counts = useEntries(countKind);
  const [when, setWhen] = useState<string>();
  if (shipment === undefined || shipment.isThere || shipment.to !== place.site)
    return (
      <Page title={t('stock.arrive.title')} back="/stock">
        <WhenRead>
          <EmptyState icon="van">
            {t(shipment?.isThere === true ? 'stock.arrive.done' : 'stock.arrive.elsewhere')}
          </EmptyState>
        </WhenRead>
      </Page>
    );
  const lines = shipment.lines.map((line, index) => ({ ...line, came: came.get(index) ?? line.sent }));
  const counted = countsSinceSent(shipment, counts);
  const save = (): void =>
    void record(
      ok({
        ...(when !== undefined && when !== afterAll && { occurredAt: when }),
        kind: arriveKind.kind,
        version: arriveKind.version,
        body: {
          sent: shipment.id,
          lines: lines.map(({ item, lot, came: quantity }) => ({
            item,
            quantity,
            ...(lot !== '' && { lot }),
          })),
        },
      }),
    );
  return (
    <Page title={t('stock.arrive.title')} back="/stock">
      <p>{t('stock.arrive.sent', { site: siteOf(shipment.from), when: moment(timeToMs(shipment.at)) })}</p>
      {lines.map(({ item, lot, sent, came: quantity }, index) => (
        <Stepper
          key={`${item} ${lot}`}
          label={lot === '' ? names(item) : `${names(item)} · ${lot}`}
          value={quantity}
          max={1_000_000}
          onChange={(next) => setCame((now) => new Map(now).set(index, next))}
          warning={
            quantity < sent
              ? t('stock.arrive.short', { short: number(sent - quantity), sent: number(sent) })
              : undefined
          }
        />
      ))}
      {counted.length === 0 ? null : (
        <Choice
          name="when"
          label={t('stock.arrive.when')}
          canDecline={false}
          options={[
            { value: afterAll, label: t('stock.arrive.after') },
            ...counted.map((value) => ({
              value,
              label: t('stock.arrive.in-count', { when: moment(timeToMs(value)) }),
            })),
          ]}
          value={when}
          onChange={setWhen}
        />
      )}
      <SaveLines isReady={counted.length === 0 || when !== undefined} problem={problem} onSave={save} />
    </Page>
  );
};
