import { MultiChoice } from '#kit/components/choice-field.tsx';
import { Select } from '#kit/components/select.tsx';
import { useWords } from '#kit/words/context.tsx';
import type { Look } from './api.ts';
import { type Mapping, plainLayout } from './mapping.ts';

/** Which part of the file is looked at; another one is looked at anew. */
export interface Wanted {
  readonly sheets?: readonly string[];
  readonly headerRow?: number;
}

/** Values that remind somebody of a row. */
const remembered = 4;

/** Where the table is in the file, for whoever sees that it was not found right: sheets, the row of names, cells to fill down. */
export const LayoutChoices = ({
  look,
  mapping,
  isOpen,
  onLook,
  onChange,
}: {
  readonly look: Look;
  readonly mapping: Mapping;
  readonly isOpen: boolean;
  readonly onLook: (wanted: Wanted) => void;
  readonly onChange: (mapping: Mapping) => void;
}) => {
  const { t } = useWords();
  const { layout = plainLayout } = mapping;
  const taken = layout.sheets ?? [mapping.sheet ?? look.sheets[0] ?? ''];
  const several = look.sheets.length > 1;
  const rows = look.rows.filter(({ cells }) => cells.filter((cell) => cell !== '').length > 1);
  return (
    <details open={isOpen}>
      <summary>{t('app.import.layout')}</summary>
      {several ? (
        <MultiChoice
          name="sheets"
          label={t('app.import.sheets')}
          canDecline={false}
          options={look.sheets.map((sheet) => ({ value: sheet, label: sheet }))}
          values={taken}
          onChange={(chosen) => {
            const sheets = look.sheets.filter((sheet) => chosen.includes(sheet));
            if (sheets.length > 0) onLook({ sheets });
          }}
        />
      ) : null}
      <Select
        name="header-row"
        label={t('app.import.header-row')}
        hint={t('app.import.header-row-hint')}
        options={rows.map(({ number, cells }) => ({
          value: String(number),
          label: `${number}: ${cells
            .filter((cell) => cell !== '')
            .slice(0, remembered)
            .join(' · ')}`,
        }))}
        value={String(mapping.headerRow)}
        onChange={(row) => onLook({ ...(several && { sheets: taken }), headerRow: Number(row) })}
      />
      <MultiChoice
        name="fill-down"
        label={t('app.import.fill-down')}
        hint={t('app.import.fill-down-hint')}
        canDecline={false}
        options={look.suggestion.columns.map(({ column }) => ({ value: column, label: column }))}
        values={layout.fillDown}
        onChange={(fillDown) => onChange({ ...mapping, layout: { ...layout, fillDown: [...fillDown] } })}
      />
    </details>
  );
};
