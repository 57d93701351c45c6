import { useEffect, useState } from 'preact/hooks';
import { Select } from '#kit/components/select.tsx';
import { Stepper } from '#kit/components/stepper.tsx';
import { NumberField } from '#kit/components/text-field.tsx';
import { useWords } from '#kit/words/context.tsx';
import { type Pack, type Packed, type PackSizes, packs } from '../packs.ts';

/** How many of an item, as it is saved: the units meant, and the boxes that were typed. */
export interface AmountValue {
  /** Undefined until somebody said how many, and how many are in one where it is packs. */
  readonly quantity: number | undefined;
  readonly packs?: readonly Packed[] | undefined;
}

export type AmountProps = {
  /** Unique on the screen. */
  readonly name: string;
  readonly label: string;
  readonly item: string;
  readonly lot: string;
  /** Where it starts. */
  readonly value: AmountValue;
  readonly sizes: PackSizes;
  /** What it is counted in at first, where the value does not say it. */
  readonly pack?: Pack | undefined;
  readonly warning?: string | undefined;
  readonly onChange: (value: AmountValue) => void;
};

interface Typed {
  readonly pack: Pack | undefined;
  readonly count: number | undefined;
  /** Left undefined as long as nobody types what one holds: then what is known of the item counts. */
  readonly holds: number | undefined;
  readonly loose: number;
}

/** How many: singly, or by the bag, box or case with what one holds and what is loose beside them. */
export const Amount = ({ name, label, item, lot, value, sizes, pack, warning, onChange }: AmountProps) => {
  const { t, number } = useWords();
  const [typed, setTyped] = useState<Typed>(() => typedOf(value, pack));
  const known = typed.pack && sizes.holds(item, lot, typed.pack);
  const set = (part: Partial<Typed>): void => {
    const next = { ...typed, ...part };
    setTyped(next);
    onChange(meant(next, next.pack && sizes.holds(item, lot, next.pack)));
  };
  // Another lot may come in other boxes.
  useEffect(() => {
    if (typed.pack !== undefined) onChange(meant(typed, known));
  }, [known]);
  const now = meant(typed, known);
  return (
    <>
      <Stepper
        label={label}
        value={typed.count}
        max={1_000_000}
        warning={warning}
        onChange={(count) => set({ count })}
        onClear={() => set({ count: undefined })}
      />
      <Select
        name={`${name}-pack`}
        label={t('stock.amount.in')}
        options={[
          { value: '', label: t('stock.amount.singly') },
          ...packs.map((each) => ({ value: each, label: t(`stock.amount.${each}`) })),
        ]}
        value={typed.pack ?? ''}
        onChange={(chosen) => set({ pack: packs.find((each) => each === chosen), holds: undefined })}
      />
      {typed.pack === undefined ? null : (
        <div class="line-packs" key={`${typed.pack} ${lot}`} data-aside>
          <NumberField
            name={`${name}-holds`}
            label={t(`stock.amount.holds-${typed.pack}`)}
            {...optional(typed.holds ?? known)}
            onInput={(holds) => set({ holds })}
          />
          <NumberField
            name={`${name}-loose`}
            label={t('stock.amount.loose')}
            {...optional(typed.loose || undefined)}
            onInput={(loose) => set({ loose: loose ?? 0 })}
          />
          <p class="line-total" aria-live="polite">
            {now.quantity === undefined ? '' : t('stock.amount.total', { units: number(now.quantity) })}
          </p>
        </div>
      )}
    </>
  );
};

const optional = (value: number | undefined) => (value === undefined ? {} : { value });

const typedOf = ({ quantity, packs: list }: AmountValue, pack: Pack | undefined): Typed => {
  const [only, ...more] = list ?? [];
  return only === undefined || more.length > 0
    ? { pack: quantity === undefined ? pack : undefined, count: quantity, holds: undefined, loose: 0 }
    : {
        pack: only.pack,
        count: only.count,
        holds: only.holds,
        loose: (quantity ?? 0) - only.count * only.holds,
      };
};

const meant = ({ pack, count, holds: own, loose }: Typed, known: number | undefined): AmountValue => {
  if (pack === undefined || count === undefined) return { quantity: count };
  const holds = own ?? known;
  if (holds === undefined || holds < 1) return { quantity: undefined };
  if (count === 0) return { quantity: loose };
  return { quantity: count * holds + loose, packs: [{ pack, count, holds }] };
};
