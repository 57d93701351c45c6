import { useState } from 'preact/hooks';
import { EmptyState } from '#kit/components/messages.tsx';
import { Page } from '#kit/components/page.tsx';
import { Stepper } from '#kit/components/stepper.tsx';
import { useUnsaved } from '#kit/form/unsaved.ts';
import { useLog } from '#kit/log-context.tsx';
import type { ScreenProps } from '#kit/screen.ts';
import { useWords } from '#kit/words/context.tsx';
import { ok } from '#log/index.ts';
import { approveKind } from '../entries.ts';
import { useItemNames } from './item-names.ts';
import { SaveLines } from './lines.tsx';
import { useRecord } from './use-record.ts';
import { useRequests } from './use-requests.ts';
import { useShelf } from './use-shelf.ts';
import { useSiteNames } from './use-shipments.ts';
import { WhenRead } from './when-read.tsx';

/** How much of a request is approved, beside what stands at the site of the shift: all of it until somebody says otherwise. */
export const Screen = ({ params }: ScreenProps) => {
  const { t, number } = useWords();
  const { place } = useLog();
  const names = useItemNames();
  const siteOf = useSiteNames();
  const shelf = useShelf(place.site).rows;
  const request = useRequests().find(({ id }) => id === params['id']);
  const [typed, setTyped] = useState<Readonly<Record<string, number>>>({});
  useUnsaved(Object.keys(typed).length > 0);
  const { record, problem } = useRecord(() => setTyped({}));
  if (request === undefined)
    return (
      <Page title={t('stock.approve.title')} back="/stock/requests">
        <WhenRead>
          <EmptyState icon="share">{t('stock.requests.none')}</EmptyState>
        </WhenRead>
      </Page>
    );
  const lines = request.lines.map((line) => ({
    ...line,
    quantity: typed[line.item] ?? line.approved ?? line.asked,
  }));
  const save = (): void =>
    void record(
      ok({
        kind: approveKind.kind,
        version: approveKind.version,
        site: request.site,
        body: { request: request.id, lines: lines.map(({ item, quantity }) => ({ item, quantity })) },
      }),
    );
  return (
    <Page title={t('stock.approve.title')} back="/stock/requests">
      <p>{t('stock.approve.of', { site: siteOf(request.site), here: siteOf(place.site) })}</p>
      {lines.map(({ item, asked, quantity }) => {
        const there = shelf.find((row) => row.item === item)?.onHand;
        return (
          <Stepper
            key={item}
            label={names(item)}
            value={quantity}
            max={1_000_000}
            warning={t('stock.approve.beside', {
              asked: number(asked),
              there: there === undefined ? '–' : number(there),
            })}
            onChange={(next) => setTyped((now) => ({ ...now, [item]: next }))}
          />
        );
      })}
      <SaveLines isReady problem={problem} onSave={save} />
    </Page>
  );
};
