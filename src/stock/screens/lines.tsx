import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { Button, IconButton } from '#kit/components/button.tsx';
import { Dialog } from '#kit/components/dialog.tsx';
import { findUnclear } from '#kit/form/find-unclear.ts';
import { useUnsaved } from '#kit/form/unsaved.ts';
import { useWords } from '#kit/words/context.tsx';
import type { LocalDate } from '#log/index.ts';
import type { Packed } from '../packs.ts';
import { Amount } from './amount.tsx';
import { ExpiryField } from './expiry-field.tsx';
import { useItemNames } from './item-names.ts';
import { ItemPicker } from './item-picker.tsx';
import { LotField } from './lot-field.tsx';
import { toNextField } from './next-field.ts';
import { usePackSizes } from './use-pack-sizes.ts';
import type { Taken } from './use-taken.ts';

export interface Line {
  readonly key: number;
  readonly item: string;
  /** Units meant; undefined until somebody says how many. */
  readonly quantity: number | undefined;
  /** The boxes that were typed. */
  readonly packs?: readonly Packed[] | undefined;
  readonly lot: string;
  readonly expires: LocalDate | '';
  /** The day that a barcode said. */
  readonly scanned?: LocalDate | undefined;
}

export type LinesProps = {
  readonly lines: readonly Line[];
  readonly onChange: (lines: readonly Line[]) => void;
  /** Whether lots can be typed, and their expiry with them. */
  readonly asks: 'quantity' | 'lot' | 'lot-and-expiry';
  readonly quantityLabel: string;
  /** Items to add with one tap. */
  readonly recent?: readonly string[];
  /** The shelf that lines are taken from: its lots are shown, and what is more than there is. */
  readonly taken?: Taken | undefined;
  /** Counts in what an item last came in, before anybody chooses. */
  readonly isDelivery?: boolean;
};

/** Items with quantities, one card each (one row on a laptop): pick an item, and it is a line. */
export const Lines = (props: LinesProps) => {
  const { lines, onChange, asks, quantityLabel, recent = [], taken, isDelivery = false } = props;
  const { t, number } = useWords();
  const names = useItemNames();
  const sizes = usePackSizes();
  const list = useRef<HTMLDivElement>(null);
  const [added, setAdded] = useState<number>();
  useUnsaved(lines.length > 0);
  // Before the next key is heard: a scanner types faster than a screen is painted.
  useLayoutEffect(() => {
    list.current?.querySelector<HTMLInputElement>(`[data-line="${added}"] input`)?.focus();
  }, [added]);
  const change = (key: number, part: Partial<Line>): void =>
    onChange(lines.map((line) => (line.key === key ? { ...line, ...part } : line)));
  const add = (item: string): void => {
    const key = Math.max(0, ...lines.map((line) => line.key)) + 1;
    onChange([...lines, { key, item, quantity: undefined, lot: '', expires: '' }]);
    setAdded(key);
  };
  const moreThan = (there: number): string => t('stock.taken.more', { there: number(there) });
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: hears Enter in the fields that are in it
    <div ref={list} class="lines" onKeyDown={(event) => toNextField(event, event.currentTarget)}>
      {lines.map((line) => (
        <section key={line.key} class="card line" data-line={line.key} aria-label={names(line.item)}>
          <div class="card-head">
            <h2>{names(line.item)}</h2>
            <IconButton
              icon="close"
              label={t('stock.lines.remove', { item: names(line.item) })}
              onClick={() => onChange(lines.filter(({ key }) => key !== line.key))}
            />
          </div>
          <div class="line-fields">
            <Amount
              name={`amount-${line.key}`}
              label={quantityLabel}
              item={line.item}
              lot={line.lot}
              value={line}
              sizes={sizes}
              {...(isDelivery && { pack: sizes.last(line.item) })}
              warning={taken?.isMore(line, lines) ? moreThan(taken.there(line)) : undefined}
              onChange={(amount) => change(line.key, { packs: undefined, ...amount })}
            />
            {asks === 'quantity' ? null : (
              <LotField
                name={`lot-${line.key}`}
                lot={line.lot}
                lots={taken?.lots(line.item)}
                onChange={(lot, expires) =>
                  change(line.key, { lot, ...(expires !== undefined && { expires, scanned: expires }) })
                }
              />
            )}
            {asks === 'lot-and-expiry' ? (
              <ExpiryField
                // What a barcode says is shown as if it had been typed.
                key={line.scanned}
                value={line.scanned}
                name={`expires-${line.key}`}
                label={t('stock.expires')}
                onInput={(expires) => change(line.key, { expires })}
              />
            ) : null}
          </div>
        </section>
      ))}
      <ItemPicker recent={recent.filter((item) => !lines.some((line) => line.item === item))} onPick={add} />
    </div>
  );
};

/** A line of which somebody said how many. */
export type FilledLine = Line & { readonly quantity: number };

/**
 * The lines, when each says at least `least`; undefined while one does not: it must not be dropped in silence, nor
 * count as 0.
 */
export const filledLines = (lines: readonly Line[], least = 1): readonly FilledLine[] | undefined => {
  const filled = lines.filter(
    (line): line is FilledLine => line.quantity !== undefined && line.quantity >= least,
  );
  return filled.length === lines.length ? filled : undefined;
};

/** How much a line is and of which lot, as the body of a kind takes it; `units` is what the kind calls its units. */
export const bodyLine = <const U extends string>(line: FilledLine, units: U) => ({
  item: line.item,
  ...({ [units]: line.quantity } as Record<U, number>),
  ...(line.packs !== undefined && { packs: [...line.packs] }),
  ...lotOf(line),
});

/** What a line says of its lot, as a kind's body takes it. */
const lotOf = (line: Line): { readonly lot?: string; readonly expires?: LocalDate } => ({
  ...(line.lot !== '' && { lot: line.lot }),
  ...(line.expires !== '' && { expires: line.expires }),
});

/** Saves when it can be. `asks`: what a person should look at before; never a refusal. */
export const SaveLines = ({
  isReady,
  problem,
  asks = [],
  onSave,
}: {
  readonly isReady: boolean;
  readonly problem: string | undefined;
  readonly asks?: readonly string[];
  readonly onSave: () => void;
}) => {
  const { t } = useWords();
  const [isAsking, setAsking] = useState(false);
  const save = (): void => {
    setAsking(false);
    onSave();
  };
  const press = (): void => {
    if (findUnclear()) return;
    if (asks.length > 0) setAsking(true);
    else save();
  };
  return (
    <div class="save-bar">
      {problem === undefined ? null : (
        <p class="field-problem" role="alert">
          {t(problem)}
        </p>
      )}
      <Button tone="primary" size="large" isWide icon="check" isDisabled={!isReady} onClick={press}>
        {t('stock.save')}
      </Button>
      <Dialog
        title={t('stock.taken.title')}
        isOpen={isAsking}
        onClose={() => setAsking(false)}
        actions={
          <>
            <Button onClick={() => setAsking(false)}>{t('stock.taken.back')}</Button>
            <Button tone="primary" onClick={save}>
              {t('stock.taken.save')}
            </Button>
          </>
        }
      >
        {asks.map((ask) => (
          <p key={ask}>{ask}</p>
        ))}
        <p>{t('stock.taken.why')}</p>
      </Dialog>
    </div>
  );
};
