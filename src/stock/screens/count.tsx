import { useState } from 'preact/hooks';
import { Button } from '#kit/components/button.tsx';
import { Choice } from '#kit/components/choice-field.tsx';
import { Banner } from '#kit/components/messages.tsx';
import { Page } from '#kit/components/page.tsx';
import { Stepper } from '#kit/components/stepper.tsx';
import { useUnsaved } from '#kit/form/unsaved.ts';
import { useLog, useSyncStatus } from '#kit/log-context.tsx';
import type { Draft } from '#kit/recorder.ts';
import { useLatest } from '#kit/use-latest.ts';
import { useWords } from '#kit/words/context.tsx';
import { dayMs } from '#log/calendar.ts';
import { err, ok, type Result } from '#log/index.ts';
import { openKind, partKind, usualHours } from '../count/entries.ts';
import { countKind } from '../entries.ts';
import { CountsBanner } from './counts-banner.tsx';
import { useItemNames } from './item-names.ts';
import { bodyLine, filledLines, type Line, Lines, SaveLines } from './lines.tsx';
import { Settle } from './settle.tsx';
import { useCounts } from './use-counts.ts';
import { useRecord } from './use-record.ts';
import { useShelf } from './use-shelf.ts';
import { WhenRead } from './when-read.tsx';

/** A clock that is off by more dates no count. */

interface Counted {
  readonly item: string;
  readonly lot: string;
  readonly expires: string;
  readonly expected: number;
}

/** Counting; with `?settle=SITE` what several people counted there. One path: each further one is a word in every start. */
export const Screen = () => {
  const search = useLatest(
    window,
    (page, listener) => {
      page.addEventListener('popstate', listener);
      return () => page.removeEventListener('popstate', listener);
    },
    (page) => page.location.search,
  );
  const site = new URLSearchParams(search).get('settle');
  return site === null ? <Count /> : <Settle site={site} />;
};

/** A shelf count. What the system expects is shown only after counting is asked for, so that people count, not copy. */
const Count = () => {
  const { t, number } = useWords();
  const { place } = useLog();
  const names = useItemNames();
  const { rows } = useShelf(place.site);
  const mayWait = Math.abs(useSyncStatus().clockAhead ?? 0) > dayMs;
  const expected: readonly Counted[] = rows.flatMap(({ item, lots }) =>
    lots.length === 0
      ? [{ item, lot: '', expires: '', expected: 0 }]
      : lots.map(({ lot, onHand, expires }) => ({ item, lot, expires: expires ?? '', expected: onHand })),
  );
  const [counts, setCounts] = useState<ReadonlyMap<string, number>>(new Map());
  const [more, setMore] = useState<readonly Line[]>([]);
  const [shows, setShows] = useState(false);
  const [how, setHow] = useState<string>();
  const { going, unsettled } = useCounts(place.site);
  useUnsaved(counts.size > 0);
  const { record, problem } = useRecord(() => {
    setCounts(new Map());
    setMore([]);
    setHow(undefined);
  });
  const opening = useRecord(() => {});
  const keyOf = ({ item, lot }: { readonly item: string; readonly lot: string }): string => `${item} ${lot}`;
  const countedItems = new Set(expected.filter((row) => counts.has(keyOf(row))).map(({ item }) => item));
  const added = filledLines(more, 0);
  const lines = [
    // A counted item is counted whole: its other lots are zero unless somebody said more.
    ...expected
      .filter(({ item }) => countedItems.has(item))
      .map((row) => ({
        item: row.item,
        counted: counts.get(keyOf(row)) ?? 0,
        ...(row.lot !== '' && { lot: row.lot }),
        ...(row.lot !== '' && row.expires !== '' && { expires: row.expires }),
      })),
    ...(added ?? []).map((line) => bodyLine(line, 'counted')),
  ];
  const before = new Set(going?.parts.flatMap((part) => part.lines.map(({ item }) => item)));
  const isAgain = lines.some(({ item }) => before.has(item));
  const toDraft = (): Result<Draft, string> => {
    if (added === undefined) return err('stock.lines.unsaid');
    if (going === undefined) return ok({ kind: countKind.kind, version: countKind.version, body: { lines } });
    if (isAgain && how === undefined) return err('stock.count.how-unsaid');
    const body = { session: going.id, lines, ...(isAgain && how === 'again' && { recount: true }) };
    return ok({ kind: partKind.kind, version: partKind.version, body });
  };
  return (
    <Page title={t('stock.count.title')} back="/stock">
      <WhenRead>
        {going === undefined && unsettled === 0 ? null : (
          <CountsBanner site={place.site} going={going} unsettled={unsettled} />
        )}
        {mayWait ? <Banner tone="warning">{t('kit.clock-waits')}</Banner> : null}
        <p>{t('stock.count.hint')}</p>
        {expected.map((row) => {
          const counted = counts.get(keyOf(row));
          return (
            <Stepper
              key={keyOf(row)}
              label={row.lot === '' ? names(row.item) : `${names(row.item)} · ${row.lot}`}
              value={counted}
              max={1_000_000}
              onChange={(quantity) => setCounts((now) => new Map(now).set(keyOf(row), quantity))}
              onClear={() => setCounts((now) => new Map([...now].filter(([key]) => key !== keyOf(row))))}
              warning={
                counted === undefined && countedItems.has(row.item)
                  ? t('stock.count.as-none')
                  : counted !== undefined && shows && counted !== row.expected
                    ? t('stock.count.expected', { expected: number(row.expected) })
                    : undefined
              }
            />
          );
        })}
        <Button tone="quiet" icon="info" onClick={() => setShows(!shows)}>
          {t(shows ? 'stock.count.hide' : 'stock.count.compare')}
        </Button>
        <Lines
          lines={more}
          onChange={setMore}
          asks="lot-and-expiry"
          quantityLabel={t('stock.count.quantity')}
        />
        {isAgain ? (
          <Choice
            name="how"
            label={t('stock.count.how')}
            canDecline={false}
            options={[
              { value: 'beside', label: t('stock.count.how-beside') },
              { value: 'again', label: t('stock.count.how-again') },
            ]}
            value={how}
            onChange={setHow}
          />
        ) : null}
        <SaveLines
          isReady={counts.size > 0 || more.length > 0}
          problem={problem ?? opening.problem}
          onSave={() => void record(toDraft())}
        />
        {going === undefined ? (
          <Button
            icon="people"
            onClick={() =>
              void opening.record(
                ok({ kind: openKind.kind, version: openKind.version, body: { hours: usualHours } }),
              )
            }
          >
            {t('stock.count.together')}
          </Button>
        ) : null}
      </WhenRead>
    </Page>
  );
};
