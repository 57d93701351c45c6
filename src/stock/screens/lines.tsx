import { useState } from 'preact/hooks';
import { Button, IconButton } from '#kit/components/button.tsx';
import { Select } from '#kit/components/select.tsx';
import { Stepper } from '#kit/components/stepper.tsx';
import { TextField } from '#kit/components/text-field.tsx';
import { findUnclear } from '#kit/form/find-unclear.ts';
import { useUnsaved } from '#kit/form/unsaved.ts';
import { useWords } from '#kit/words/context.tsx';
import type { LocalDate } from '#log/index.ts';
import { ExpiryField } from './expiry-field.tsx';
import { useItemNames, useItems } from './item-names.ts';

export interface Line {
  readonly key: number;
  readonly item: string;
  /** Undefined until somebody says how many. */
  readonly quantity: number | undefined;
  readonly lot: string;
  readonly expires: LocalDate | '';
}

export type LinesProps = {
  readonly lines: readonly Line[];
  readonly onChange: (lines: readonly Line[]) => void;
  /** Whether lots can be typed, and their expiry with them. */
  readonly asks: 'quantity' | 'lot' | 'lot-and-expiry';
  readonly quantityLabel: string;
};

/** Items with quantities, one card each: pick an item, and it is a line. */
export const Lines = ({ lines, onChange, asks, quantityLabel }: LinesProps) => {
  const { t } = useWords();
  const names = useItemNames();
  const items = useItems();
  const [nextKey, setNextKey] = useState(1);
  useUnsaved(lines.length > 0);
  const change = (key: number, part: Partial<Line>): void =>
    onChange(lines.map((line) => (line.key === key ? { ...line, ...part } : line)));
  const add = (item: string): void => {
    if (item === '') return;
    onChange([...lines, { key: nextKey, item, quantity: undefined, lot: '', expires: '' }]);
    setNextKey(nextKey + 1);
  };
  return (
    <>
      {lines.map((line) => (
        <section key={line.key} class="card line" aria-label={names(line.item)}>
          <div class="card-head">
            <h2>{names(line.item)}</h2>
            <IconButton
              icon="close"
              label={t('stock.lines.remove', { item: names(line.item) })}
              onClick={() => onChange(lines.filter(({ key }) => key !== line.key))}
            />
          </div>
          <Stepper
            label={quantityLabel}
            value={line.quantity}
            max={1_000_000}
            onChange={(quantity) => change(line.key, { quantity })}
            onClear={() => change(line.key, { quantity: undefined })}
          />
          {asks === 'quantity' ? null : (
            <TextField
              name={`lot-${line.key}`}
              label={t('stock.lot')}
              value={line.lot}
              maxLength={40}
              onInput={(lot) => change(line.key, { lot: lot.trim() })}
            />
          )}
          {asks === 'lot-and-expiry' ? (
            <ExpiryField
              name={`expires-${line.key}`}
              label={t('stock.expires')}
              onInput={(expires) => change(line.key, { expires })}
            />
          ) : null}
        </section>
      ))}
      {/* A new key after each pick: the picker starts over. */}
      <Select
        key={nextKey}
        name="add"
        label={t('stock.lines.add')}
        empty={t('stock.lines.choose')}
        options={items.map(({ code }) => ({ value: code, label: names(code) }))}
        onChange={add}
      />
    </>
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

/** What a line says of its lot, as a kind's body takes it. */
export const lotOf = (line: Line): { readonly lot?: string; readonly expires?: LocalDate } => ({
  ...(line.lot !== '' && { lot: line.lot }),
  ...(line.expires !== '' && { expires: line.expires }),
});

export const SaveLines = ({
  isReady,
  problem,
  onSave,
}: {
  readonly isReady: boolean;
  readonly problem: string | undefined;
  readonly onSave: () => void;
}) => {
  const { t } = useWords();
  return (
    <div class="save-bar">
      {problem === undefined ? null : (
        <p class="field-problem" role="alert">
          {t(problem)}
        </p>
      )}
      <Button
        tone="primary"
        size="large"
        isWide
        icon="check"
        isDisabled={!isReady}
        onClick={() => {
          if (!findUnclear()) onSave();
        }}
      >
        {t('stock.save')}
      </Button>
    </div>
  );
};
