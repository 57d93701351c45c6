import { useState } from 'preact/hooks';
import { rightsOf } from '#contract/rights.ts';
import { Choice } from '#kit/components/choice-field.tsx';
import { NothingKept } from '#kit/components/nothing-kept.tsx';
import { Page } from '#kit/components/page.tsx';
import { Select } from '#kit/components/select.tsx';
import { Stepper } from '#kit/components/stepper.tsx';
import { useUnsaved } from '#kit/form/unsaved.ts';
import { useLog } from '#kit/log-context.tsx';
import type { Draft } from '#kit/recorder.ts';
import { useWords } from '#kit/words/context.tsx';
import { err, ok, type Result } from '#log/index.ts';
import { assembleKind } from '../entries.ts';
import { DefineKit } from './define-kit.tsx';
import { useItemNames } from './item-names.ts';
import { SaveLines } from './lines.tsx';
import { LotField } from './lot-field.tsx';
import { useKits } from './use-kits.ts';
import { useRecord } from './use-record.ts';
import { useTaken } from './use-taken.ts';
import { WhenRead } from './when-read.tsx';

const ways = ['assembled', 'taken-apart'] as const;

/** Putting kits together takes their parts off the shelf; taking them apart puts the parts back. And what is in a kit. */
export const Screen = () => {
  const { t, number } = useWords();
  const { place } = useLog();
  const names = useItemNames();
  const kits = useKits();
  const taken = useTaken(place.site);
  const [way, setWay] = useState<(typeof ways)[number]>('assembled');
  const [chosen, setKit] = useState<string>();
  const [quantity, setQuantity] = useState<number>();
  /** What somebody says of a part, other than what the definition gives. */
  const [said, setSaid] = useState<
    ReadonlyMap<string, { readonly quantity?: number; readonly lot?: string }>
  >(new Map());
  useUnsaved(quantity !== undefined);
  const { record, problem } = useRecord(() => {
    setQuantity(undefined);
    setSaid(new Map());
  });
  const kit = [...kits.keys()].find((code) => code === chosen) ?? [...kits.keys()][0];
  const mayDefine = rightsOf(place.role, place.isBound).has('arrange');
  const parts = (kit === undefined ? [] : (kits.get(kit) ?? [])).map((part) => ({
    ...part,
    all: said.get(part.item)?.quantity ?? part.quantity * (quantity ?? 0),
    lot: said.get(part.item)?.lot ?? '',
  }));
  const lines = parts.map(({ item, all, lot }, key) => ({
    key,
    item,
    quantity: all,
    lot,
    expires: '' as const,
  }));
  const say = (item: string, part: { readonly quantity?: number; readonly lot?: string }): void =>
    setSaid((now) => new Map(now).set(item, { ...now.get(item), ...part }));
  const toDraft = (): Result<Draft, string> => {
    const left = parts.filter(({ all }) => all > 0);
    if (kit === undefined || quantity === undefined || quantity === 0 || left.length === 0)
      return err('stock.kits.choose');
    return ok({
      kind: assembleKind.kind,
      version: assembleKind.version,
      body: {
        way,
        kit,
        quantity,
        parts: left.map(({ item, all, lot }) => ({ item, quantity: all, ...(lot !== '' && { lot }) })),
      },
    });
  };
  return (
    <Page title={t('stock.kits.title')} back="/stock">
      {kit === undefined ? (
        <NothingKept icon="kit">{t(mayDefine ? 'stock.kits.none' : 'stock.kits.none-peer')}</NothingKept>
      ) : (
        <WhenRead>
          <Choice
            name="way"
            label={t('stock.kits.way')}
            canDecline={false}
            options={ways.map((value) => ({ value, label: t(`stock.kits.${value}`) }))}
            value={way}
            onChange={(value) => setWay(ways.find((known) => known === value) ?? 'assembled')}
          />
          <Select
            name="kit"
            label={t('stock.kits.kit')}
            options={[...kits.keys()].map((code) => ({ value: code, label: names(code) }))}
            value={kit}
            onChange={(code) => {
              setKit(code);
              setSaid(new Map());
            }}
          />
          <Stepper
            label={t('stock.kits.quantity')}
            value={quantity}
            onChange={(next) => {
              setQuantity(next);
              setSaid((now) => new Map([...now].map(([item, { lot = '' }]) => [item, { lot }])));
            }}
            onClear={() => setQuantity(undefined)}
            warning={
              way === 'taken-apart' && (quantity ?? 0) > Math.max(0, taken.there({ item: kit, lot: '' }))
                ? t('stock.taken.more', { there: number(taken.there({ item: kit, lot: '' })) })
                : undefined
            }
          />
          {quantity === undefined
            ? null
            : parts.map(({ item, quantity: each, all, lot }, index) => {
                const line = lines[index];
                return (
                  <section key={item} class="card" aria-label={names(item)}>
                    <Stepper
                      label={t('stock.kits.part', { item: names(item), each: number(each) })}
                      value={all}
                      max={1_000_000}
                      onChange={(next) => say(item, { quantity: next })}
                      warning={
                        way === 'assembled' && line !== undefined && taken.isMore(line, lines)
                          ? t('stock.taken.more', { there: number(taken.there(line)) })
                          : undefined
                      }
                    />
                    {taken.lots(item).some((known) => known.lot !== '') ? (
                      <LotField
                        name={`lot-${item}`}
                        lot={lot}
                        lots={taken.lots(item)}
                        onChange={(next) => say(item, { lot: next })}
                      />
                    ) : null}
                  </section>
                );
              })}
          <SaveLines
            isReady={quantity !== undefined}
            problem={problem}
            asks={way === 'assembled' ? taken.asks(lines) : []}
            onSave={() => void record(toDraft())}
          />
        </WhenRead>
      )}
      {kits.size === 0 ? null : (
        <section aria-label={t('stock.kits.contents')}>
          <h2>{t('stock.kits.contents')}</h2>
          <ul class="plain-list">
            {[...kits].map(([code, list]) => (
              <li key={code} class="row">
                <span class="grow">
                  <strong>{names(code)}</strong>{' '}
                  {list.map((part) => `${number(part.quantity)} ${names(part.item)}`).join(' · ')}
                </span>
                {mayDefine ? <DefineKit kit={code} parts={list} /> : null}
              </li>
            ))}
          </ul>
        </section>
      )}
      {mayDefine ? <DefineKit parts={[]} /> : null}
    </Page>
  );
};
