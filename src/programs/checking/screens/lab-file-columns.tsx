import { useState } from 'preact/hooks';
import { Button } from '#kit/components/button.tsx';
import { Banner } from '#kit/components/messages.tsx';
import { Select } from '#kit/components/select.tsx';
import { useWords } from '#kit/words/context.tsx';
import {
  type ColumnDoubt,
  type Columns,
  type LabTable,
  mustBeMended,
  type Role,
  roles,
} from '../rules/lab-file/columns.ts';

/** Which column is what: as its name says, and asked about where what stands in it says otherwise. */
export const LabFileColumns = ({
  table,
  columns,
  doubts,
  onChange,
  onRight,
}: {
  readonly table: LabTable;
  readonly columns: Columns;
  readonly doubts: readonly ColumnDoubt[];
  readonly onChange: (columns: Columns) => void;
  /** A person says that it is as it is called. */
  readonly onRight: () => void;
}) => {
  const { t } = useWords();
  // What was asked stays in sight when it is answered.
  const [isAsked, setAsked] = useState(false);
  if (doubts.length > 0 && !isAsked) setAsked(true);
  const header = (role: Role): string => table.headers[columns[role] ?? -1] ?? '';
  const set = (role: Role, value: string): void => {
    const { [role]: _before, ...rest } = columns;
    onChange(value === '' ? rest : { ...rest, [role]: Number(value) });
  };
  // What stands in it says what it is: its first line, beside its name.
  const options = table.headers.map((name, at) => ({
    value: String(at),
    label: [name, table.rows.find(({ cells }) => (cells[at] ?? '') !== '')?.cells[at]?.slice(0, 30)]
      .filter((part) => part !== undefined && part !== '')
      .join(' · '),
  }));
  return (
    <details class="more" open={isAsked}>
      <summary>{t('checking.lab-file.columns')}</summary>
      {doubts.map((doubt) => (
        <Banner key={`${doubt.code} ${doubt.role}`} tone="warning">
          {t(`checking.lab-file.doubt.${doubt.code}`, {
            column: header(doubt.role),
            role: t(`checking.lab-file.role.${doubt.role}`),
            looks: doubt.looks === undefined ? '' : t(`checking.lab-file.looks.${doubt.looks}`),
          })}
        </Banner>
      ))}
      {doubts.length > 0 && !doubts.some(mustBeMended) ? (
        <Button onClick={onRight}>{t('checking.lab-file.right')}</Button>
      ) : null}
      <div class="form">
        {roles.map((role) => (
          <Select
            key={role}
            name={`column-${role}`}
            label={t(`checking.lab-file.role.${role}`)}
            empty={t('checking.lab-file.no-column')}
            options={options}
            value={columns[role] === undefined ? '' : String(columns[role])}
            onChange={(value) => set(role, value)}
          />
        ))}
      </div>
    </details>
  );
};
