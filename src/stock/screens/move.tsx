import { useState } from 'preact/hooks';
import { Choice } from '#kit/components/choice-field.tsx';
import { EmptyState } from '#kit/components/messages.tsx';
import { Page } from '#kit/components/page.tsx';
import { Select } from '#kit/components/select.tsx';
import { useLog } from '#kit/log-context.tsx';
import type { Draft } from '#kit/recorder.ts';
import type { ScreenProps } from '#kit/screen.ts';
import { useWords } from '#kit/words/context.tsx';
import { err, ok, type Result } from '#log/index.ts';
import { fulfilKind, transferKind } from '../entries.ts';
import type { SupplyRequest } from '../requests.ts';
import { bodyLine, filledLines, type Line, Lines, SaveLines } from './lines.tsx';
import { useRecord } from './use-record.ts';
import { useRequests } from './use-requests.ts';
import { useShelf, useStockedSites } from './use-shelf.ts';
import { useTaken } from './use-taken.ts';
import { WhenRead } from './when-read.tsx';

/** Boxes from one site to another: gone from here, and there; or what was approved of a request, sent on its way. */
export const Screen = ({ params }: ScreenProps) => {
  const request = useRequests().find(({ id }) => id === params['id']);
  // Drawn anew when the request is read: what it says is where the form begins.
  return <Move key={request?.id} request={request} />;
};

const Move = ({ request }: { readonly request: SupplyRequest | undefined }) => {
  const { t } = useWords();
  const { place } = useLog();
  const [chosenFrom, setFrom] = useState<string>();
  const stocked = useStockedSites();
  // From a site that was closed with boxes in it they can still be taken; to it nothing goes.
  const sources = [
    ...place.sites.map(({ id, name }) => ({ value: id, label: name })),
    ...place.closed
      .filter(({ id }) => stocked.has(id))
      .map(({ id, name }) => ({ value: id, label: t('stock.site-closed', { name }) })),
  ].filter(({ value }) => place.sites.some(({ id }) => id !== value));
  const from =
    [chosenFrom, place.site].find(
      (site) => site !== request?.site && sources.some(({ value }) => value === site),
    ) ?? sources.find(({ value }) => value !== request?.site)?.value;
  const others = place.sites.filter(({ id }) => id !== from);
  const [chosen, setChosen] = useState<string | undefined>(request?.site);
  const to = others.find(({ id }) => id === chosen)?.id ?? others[0]?.id;
  const [isLater, setLater] = useState(request !== undefined);
  const [lines, setLines] = useState<readonly Line[]>(() => approvedLines(request));
  const taken = useTaken(from ?? place.site);
  const recent = useShelf(from ?? place.site).rows.flatMap(({ item, onHand }) => (onHand > 0 ? [item] : []));
  const { record, problem } = useRecord(() => setLines([]));
  if (from === undefined || to === undefined)
    return (
      <Page title={t('stock.move.title')} back="/stock">
        <EmptyState icon="van">{t('stock.move.one-site')}</EmptyState>
      </Page>
    );
  const toDrafts = (): Result<readonly Draft[], string> => {
    const filled = filledLines(lines);
    if (filled === undefined) return err('stock.lines.unsaid');
    const boxes: Draft = {
      kind: transferKind.kind,
      version: transferKind.version,
      site: from,
      body: {
        to,
        ...(isLater && { later: true }),
        lines: filled.map((line) => bodyLine(line, 'quantity')),
      },
    };
    if (request === undefined) return ok([boxes]);
    const { kind, version } = fulfilKind;
    return ok([boxes, { kind, version, site: from, body: { request: request.id, sent: [] }, lists: 'sent' }]);
  };
  return (
    <Page title={t('stock.move.title')} back="/stock">
      <Select name="from" label={t('stock.move.from')} options={sources} value={from} onChange={setFrom} />
      <Select
        name="to"
        label={t('stock.move.to')}
        options={others.map(({ id, name }) => ({ value: id, label: name }))}
        value={to}
        onChange={setChosen}
      />
      {request === undefined ? (
        <Choice
          name="when"
          label={t('stock.move.when')}
          canDecline={false}
          options={[
            { value: 'now', label: t('stock.move.now') },
            { value: 'later', label: t('stock.move.later') },
          ]}
          value={isLater ? 'later' : 'now'}
          onChange={(value) => setLater(value === 'later')}
        />
      ) : null}
      <WhenRead>
        <Lines
          lines={lines}
          onChange={setLines}
          asks="lot"
          quantityLabel={t('stock.move.quantity')}
          recent={recent}
          taken={taken}
        />
        <SaveLines
          isReady={lines.length > 0}
          problem={problem}
          asks={taken.asks(lines)}
          onSave={() => void record(toDrafts())}
        />
      </WhenRead>
    </Page>
  );
};

const approvedLines = (request: SupplyRequest | undefined): readonly Line[] =>
  (request?.lines ?? []).flatMap(({ item, approved = 0, sent }, index) =>
    approved > sent ? [{ key: index + 1, item, quantity: approved - sent, lot: '', expires: '' }] : [],
  );
