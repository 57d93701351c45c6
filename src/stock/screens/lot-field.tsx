import { useState } from 'preact/hooks';
import { readGs1 } from '#codes/gs1.ts';
import { lotCode } from '#codes/lot.ts';
import { Select } from '#kit/components/select.tsx';
import { TextField } from '#kit/components/text-field.tsx';
import { useWords } from '#kit/words/context.tsx';
import type { LocalDate } from '#log/index.ts';
import type { LotOnHand } from '../lots.ts';

export type LotFieldProps = {
  readonly name: string;
  readonly lot: string;
  /** The lots that stand there, next to give first; undefined where a new one may have come. */
  readonly lots: readonly LotOnHand[] | undefined;
  /** `expires` where a barcode said it besides. */
  readonly onChange: (lot: string, expires?: LocalDate) => void;
};

/** The lot of a line: one of those that stand there, or typed as printed. */
export const LotField = ({ name, lot, lots = [], onChange }: LotFieldProps) => {
  const { t, number, day } = useWords();
  const [isOther, setOther] = useState(false);
  const [scanned, setScanned] = useState<string>();
  const known = lots.filter((each) => each.lot !== '');
  return (
    <>
      {known.length === 0 ? null : (
        <Select
          name={`${name}-known`}
          label={t('stock.lot')}
          empty={t('stock.give.none')}
          options={[
            ...known.map((each) => ({
              value: each.lot,
              label: [
                each.lot,
                number(each.onHand),
                each.expires === undefined ? [] : day(each.expires),
                each.held ? t('stock.lots.on-hold') : [],
              ]
                .flat()
                .join(' · '),
            })),
            { value: other, label: t('stock.lot.other') },
          ]}
          value={isOther ? other : lot}
          onChange={(chosen) => {
            setOther(chosen === other);
            onChange(chosen === other ? '' : chosen);
          }}
        />
      )}
      {known.length === 0 || isOther ? (
        <TextField
          name={name}
          label={t(isOther ? 'stock.lot.other' : 'stock.lot')}
          value={lot}
          // A barcode is longer than the lot in it.
          maxLength={200}
          {...(scanned !== undefined && { hint: t('stock.lot.read', { lot: scanned }) })}
          onInput={(text) => {
            const code = readGs1(text);
            const read = code?.lot === undefined ? undefined : lotCode(code.lot);
            setScanned(read);
            onChange(read ?? text.trim(), read === undefined ? undefined : code?.expires);
          }}
        />
      ) : null}
    </>
  );
};

/** No lot is called so: a lot has no spaces around it. */
const other = ' ';
