import { Select } from '#kit/components/select.tsx';
import { TextField } from '#kit/components/text-field.tsx';
import { useLog } from '#kit/log-context.tsx';
import { useWords } from '#kit/words/context.tsx';
import { useItemNames, useItems } from '#stock/screens/item-names.ts';
import { LotChoice } from '#stock/screens/lot-choice.tsx';
import { useShelf } from '#stock/screens/use-shelf.ts';

export interface Kit {
  readonly item: string;
  readonly lot: string;
}
export const noKit: Kit = { item: '', lot: '' };

/** What an entry says of a kit. */
export const kitOf = ({ item, lot }: Kit): { readonly item?: string; readonly lot?: string } =>
  item === '' ? {} : { item, ...(lot.trim() !== '' && { lot: lot.trim() }) };

/** Which kit, from the shelf or without one, and its lot: by the shelf's, or as it is printed. */
export const KitChoice = ({
  likely,
  kit,
  onChange,
}: {
  readonly likely: readonly string[];
  readonly kit: Kit;
  readonly onChange: (kit: Kit) => void;
}) => {
  const { t } = useWords();
  const { place } = useLog();
  const names = useItemNames();
  const own = useItems().flatMap(({ code, group }) => (group === 'tests' ? [code] : []));
  const { rows } = useShelf(place.site);
  const lots = rows.find(({ item }) => item === kit.item)?.lots.filter(({ lot }) => lot !== '') ?? [];
  const items = [...new Set([...likely, ...own])];
  return (
    <>
      <Select
        name="kit"
        label={t('testing.kit.item')}
        empty={t('testing.kit.none')}
        options={items.map((value) => ({ value, label: names(value) }))}
        value={kit.item}
        onChange={(item) => onChange({ item, lot: '' })}
      />
      {kit.item === '' ? null : lots.length > 0 ? (
        <LotChoice
          item={kit.item}
          label={names(kit.item)}
          lot={kit.lot}
          onChange={(lot) => onChange({ ...kit, lot })}
        />
      ) : (
        <TextField
          name="lot"
          label={t('testing.kit.lot')}
          maxLength={40}
          onInput={(lot) => onChange({ ...kit, lot })}
        />
      )}
    </>
  );
};
