import { useState } from 'preact/hooks';
import { Choice } from '#kit/components/choice.tsx';
import { EmptyState } from '#kit/components/messages.tsx';
import { Page } from '#kit/components/page.tsx';
import { Select } from '#kit/components/select.tsx';
import { useLog } from '#kit/log-context.tsx';
import type { Draft } from '#kit/recorder.ts';
import { useWords } from '#kit/words/context.tsx';
import { err, ok, type Result } from '#log/index.ts';
import { transferKind } from '../entries.ts';
import { bodyLine, filledLines, type Line, Lines, SaveLines } from './lines.tsx';
import { useRecord } from './use-record.ts';
import { useShelf, useStockedSites } from './use-shelf.ts';
import { useTaken } from './use-taken.ts';
import { WhenRead } from './when-read.tsx';

/** Boxes from one site to another: gone from here, and there. */
export const Screen = () => {
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
    [chosenFrom, place.site].find((site) => sources.some(({ value }) => value === site)) ?? sources[0]?.value;
  const others = place.sites.filter(({ id }) => id !== from);
  const [chosen, setChosen] = useState<string>();
  const to = others.find(({ id }) => id === chosen)?.id ?? others[0]?.id;
  const [isLater, setLater] = useState(false);
  const [lines, setLines] = useState<readonly Line[]>([]);
  const taken = useTaken(from ?? place.site);
  const recent = useShelf(from ?? place.site).rows.flatMap(({ item, onHand }) => (onHand > 0 ? [item] : []));
  const { record, problem } = useRecord(() => setLines([]));
  if (from === undefined || to === undefined)
    return (
      <Page title={t('stock.move.title')} back="/stock">
        <EmptyState icon="van">{t('stock.move.one-site')}</EmptyState>
      </Page>
    );
  const toDraft = (): Result<Draft, string> => {
    const filled = filledLines(lines);
    if (filled === undefined) return err('stock.lines.unsaid');
    return ok({
      kind: transferKind.kind,
      version: transferKind.version,
      site: from,
      body: {
        to,
        ...(isLater && { later: true }),
        lines: filled.map((line) => bodyLine(line, 'quantity')),
      },
    });
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
          onSave={() => void record(toDraft())}
        />
      </WhenRead>
    </Page>
  );
};
