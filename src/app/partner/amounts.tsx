import { Stepper } from '#kit/components/stepper.tsx';
import { useItemNames } from '#stock/screens/item-names.ts';

export type AmountsProps = {
  readonly items: readonly string[];
  readonly values: ReadonlyMap<string, number>;
  readonly onChange: (values: ReadonlyMap<string, number>) => void;
  /** 0 is an answer: what nobody counted is not none. Left out: an item with 0 is not said. */
  readonly isCount?: boolean;
};

/** A number for each item of the agreement, and for nothing else. */
export const Amounts = ({ items, values, onChange, isCount = false }: AmountsProps) => {
  const names = useItemNames();
  const without = (item: string) => new Map([...values].filter(([each]) => each !== item));
  return (
    <div class="lines">
      {items.map((item) => (
        <Stepper
          key={item}
          label={names(item)}
          value={isCount ? values.get(item) : (values.get(item) ?? 0)}
          onChange={(value) =>
            onChange(value > 0 || isCount ? new Map([...values, [item, value]]) : without(item))
          }
          {...(isCount && { onClear: () => onChange(without(item)) })}
        />
      ))}
    </div>
  );
};
