import { Select } from '#kit/components/select.tsx';
import { useLog, useSyncStatus } from '#kit/log-context.tsx';
import { useWords } from '#kit/words/context.tsx';
import { useShelf } from './use-shelf.ts';

export type LotChoiceProps = {
  readonly item: string;
  readonly label: string;
  /** '' when none was chosen. */
  readonly lot: string;
  readonly onChange: (lot: string) => void;
};

/** Which lot to give: the first on the list is the one to give first. Choosing one records it; nobody has to. */
export const LotChoice = ({ item, label, lot, onChange }: LotChoiceProps) => {
  const { t, day } = useWords();
  const { place } = useLog();
  const { rows } = useShelf(place.site);
  const { reading } = useSyncStatus();
  const lots = (rows.find((row) => row.item === item)?.lots ?? []).filter(
    (each) => each.lot !== '' && !each.held,
  );
  const first = lots[0];
  // Of half a log the first lot may be one that left long ago.
  if (first === undefined || reading !== undefined) return null;
  return (
    <Select
      name={`lot-${item}`}
      label={t('stock.give.lot', { item: label })}
      hint={t(`stock.give.${first.status === 'expired-usable' ? 'expired' : 'first'}`, { lot: first.lot })}
      empty={t('stock.give.none')}
      options={lots.map((each) => ({
        value: each.lot,
        label: each.expires === undefined ? each.lot : `${each.lot} · ${day(each.expires)}`,
      }))}
      value={lot}
      onChange={onChange}
    />
  );
};
