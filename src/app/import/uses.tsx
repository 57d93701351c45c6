import { Select } from '#kit/components/select.tsx';
import { TextField } from '#kit/components/text-field.tsx';
import { useWords } from '#kit/words/context.tsx';
import { itemUse, type Use } from '#sheets/mapping/use.ts';
import { useItemNames, useItems } from '#stock/screens/item-names.ts';
import { useStockSources } from '#stock/screens/sources.tsx';

/** Words for a use of a column: "Given out: Syringe 1 ml", "Came back", "Not used". */
export const useUseNames = (): ((use: Use) => string) => {
  const { t } = useWords();
  const names = useItemNames();
  return (use) => {
    const [what = 'none', rest = ''] = use.split(':');
    if (rest === '') return t(`app.import.use.${what}`);
    const [item = '', times] = rest.split('*');
    const name =
      times === undefined
        ? names(item)
        : t('app.import.packs-of', { item: names(item), times: Number(times) });
    return t(`app.import.use.${what}`, { item: name });
  };
};

/** What a column is used for, out of everything there is; likely answers stand first. */
export const UseSelect = ({
  name,
  label,
  value,
  likely = [],
  onChange,
}: {
  readonly name: string;
  readonly label: string;
  readonly value: Use;
  readonly likely?: readonly Use[];
  readonly onChange: (use: Use) => void;
}) => {
  const { t } = useWords();
  const items = useItems();
  const { items: shipped } = useStockSources();
  const nameOf = useUseNames();
  const [, item = '', times = '1'] = /^item:([^*]+)(?:\*(\d+))?$/.exec(value) ?? [];
  const plain = item === '' ? value : itemUse('item', item);
  const all = [
    'none',
    ...likely.map((use) => use.replace(/\*\d+$/, '')),
    plain,
    'back',
    'people',
    'tally-visits',
    'tally-people',
    'trained',
    ...items.map(({ code }) => itemUse('item', code)),
  ];
  const options = [...new Set(all)].map((use) => ({ value: use, label: nameOf(use) }));
  return (
    <>
      <Select name={name} label={label} options={options} value={plain} onChange={onChange} />
      {item === '' || shipped.find(({ code }) => code === item)?.unit === 'kit' ? null : (
        <TextField
          key={item}
          name={`${name}-times`}
          label={t('app.import.pieces')}
          value={times}
          onInput={(text) => {
            const pieces = Number(text);
            if (Number.isInteger(pieces) && pieces >= 1 && pieces <= 100_000)
              onChange(itemUse('item', item, pieces));
          }}
        />
      )}
    </>
  );
};
