import { useMemo, useState } from 'preact/hooks';
import { lotCode } from '#codes/lot.ts';
import { Button } from '#kit/components/button.tsx';
import { Badge, Banner, EmptyState } from '#kit/components/messages.tsx';
import { Page } from '#kit/components/page.tsx';
import { ProblemBanner } from '#kit/components/problem-banner.tsx';
import { Table } from '#kit/components/table.tsx';
import { TextField } from '#kit/components/text-field.tsx';
import { useLog, useView } from '#kit/log-context.tsx';
import type { ScreenProps } from '#kit/screen.ts';
import { useSaveSetting } from '#kit/use-save-setting.ts';
import { useWords } from '#kit/words/context.tsx';
import { holdKind } from '../entries.ts';
import { lotKey, lotsOf } from '../lots.ts';
import { type Trail, trailsOf } from '../trail.ts';
import { useItemNames } from './item-names.ts';
import { useStockSources } from './sources.tsx';
import { Steps } from './steps.tsx';
import { useHeld } from './use-held.ts';
import { useSiteNames } from './use-shipments.ts';
import { WhenRead } from './when-read.tsx';

/** A lot that is recalled: where it went, what is left of it where, and holding it so that no hand-out suggests it. */
export const Screen = ({ params }: ScreenProps) => {
  const { t } = useWords();
  const [text, setText] = useState(params['lot'] ?? '');
  const code = lotCode(text.trim());
  return (
    <Page
      title={t('stock.lots.title')}
      back="/stock"
      actions={
        <Button icon="printer" onClick={() => window.print()}>
          {t('stock.lots.print')}
        </Button>
      }
    >
      <TextField
        name="lot"
        type="search"
        label={t('stock.lots.which')}
        hint={t('stock.lots.hint')}
        value={text}
        maxLength={200}
        onInput={setText}
      />
      <WhenRead>{code === '' ? null : <Trails key={code} code={code} />}</WhenRead>
    </Page>
  );
};

const Trails = ({ code }: { readonly code: string }) => {
  const { t } = useWords();
  const { place } = useLog();
  const sources = useStockSources();
  const held = useHeld();
  const entries = useView((view) => view.effective({ kinds: sources.kinds }), [sources]);
  const trails = useMemo(
    () =>
      trailsOf(code, entries, sources.effectOf, {
        lots: entries.flatMap(lotsOf),
        held,
        today: place.now().slice(0, 10),
      }),
    [code, entries, sources, held],
  );
  return trails.length === 0 ? (
    <EmptyState icon="search">{t('stock.lots.none', { lot: code })}</EmptyState>
  ) : (
    <>
      <Banner icon="info">{t('stock.lots.known')}</Banner>
      {trails.map((trail) => (
        <TrailOf key={trail.item} trail={trail} />
      ))}
    </>
  );
};

const TrailOf = ({ trail }: { readonly trail: Trail }) => {
  const { item, lot, expires, left, steps } = trail;
  const { t, number, day } = useWords();
  const names = useItemNames();
  const { save, problem } = useSaveSetting(holdKind);
  const isHeld = useHeld().has(lotKey(item, lot));
  const siteOf = useSiteNames();
  const hold = (held: boolean): void =>
    void save({ item, lot, held }, t(held ? 'stock.lots.held' : 'stock.lots.free'), {
      item,
      lot,
      held: !held,
    });
  return (
    <section class="card" aria-label={`${names(item)} · ${lot}`}>
      <h2>
        {names(item)} · {lot} {isHeld ? <Badge tone="warning">{t('stock.lots.on-hold')}</Badge> : null}
      </h2>
      {expires === undefined ? null : <p>{t('stock.lots.expires', { day: day(expires) })}</p>}
      <div class="no-print">
        <ProblemBanner problem={problem} />
        <Button icon={isHeld ? 'check' : 'lock'} onClick={() => hold(!isHeld)}>
          {t(isHeld ? 'stock.lots.release' : 'stock.lots.hold')}
        </Button>
      </div>
      <Table
        caption={t('stock.lots.left')}
        rows={left}
        rowKey={({ site }) => site}
        empty={t('stock.lots.left-none')}
        columns={[
          { key: 'site', label: t('stock.site'), cell: ({ site }) => siteOf(site) },
          { key: 'left', label: t('stock.on-hand'), isNumber: true, cell: ({ onHand }) => number(onHand) },
        ]}
      />
      <Steps caption={t('stock.lots.went')} steps={steps} />
    </section>
  );
};
