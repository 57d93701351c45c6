import { useState } from 'preact/hooks';
import * as v from 'valibot';
import { byCode } from '#catalog/item.ts';
import { Button } from '#kit/components/button.tsx';
import { FileDrop } from '#kit/components/file-drop.tsx';
import { Badge, Banner } from '#kit/components/messages.tsx';
import { Table } from '#kit/components/table.tsx';
import { saveFile } from '#kit/save-file.ts';
import { useWords } from '#kit/words/context.tsx';
import { mappingSchema } from '#sheets/mapping/mapping.ts';
import { useOf } from '#sheets/mapping/use.ts';
import { useItems } from '#stock/screens/item-names.ts';
import type { Look } from './api.ts';
import { fieldOf, type Mapping, roleOf, withUse } from './mapping.ts';
import { UseSelect } from './uses.tsx';

export type ColumnsProps = {
  readonly look: Look;
  readonly mapping: Mapping;
  readonly onChange: (mapping: Mapping) => void;
};

/** Each column with its first values and what it is used for, for whoever wants to see or change it. */
export const Columns = ({ look, mapping, onChange }: ColumnsProps) => {
  const { t } = useWords();
  const find = byCode(useItems());
  return (
    <details>
      <summary>{t('app.import.columns')}</summary>
      <Table<Look['suggestion']['columns'][number]>
        caption={t('app.import.columns')}
        rows={look.suggestion.columns}
        rowKey={({ column }) => column}
        columns={[
          { key: 'header', label: t('app.import.column'), cell: ({ column }) => column },
          { key: 'sample', label: t('app.import.first-values'), cell: ({ samples }) => samples.join(' · ') },
          {
            key: 'use',
            label: t('app.import.used-as'),
            cell: ({ column }) => {
              const role = roleOf(mapping, column);
              return role === 'counts' || role === 'none' ? (
                <UseSelect
                  name={`column-${column}`}
                  label={t('app.import.counts-of', { column })}
                  value={useOf(mapping, column)}
                  onChange={(use) => onChange(withUse(mapping, column, use, find))}
                />
              ) : (
                <Badge tone="good">
                  {role === 'field'
                    ? t(`sheets.field.${fieldOf(mapping, column)}`)
                    : t(`app.import.role.${role}`)}
                </Badge>
              );
            },
          },
        ]}
      />
      <Reuse mapping={mapping} onChange={onChange} />
    </details>
  );
};

/** A mapping as a file, for next month or for a terminal. */
const Reuse = ({ mapping, onChange }: Omit<ColumnsProps, 'look'>) => {
  const { t } = useWords();
  const [problem, setProblem] = useState<string>();
  const load = async (file: File): Promise<void> => {
    const parsed = v.safeParse(mappingSchema, parse(await file.text()));
    if (parsed.success) onChange(parsed.output);
    setProblem(parsed.success ? undefined : 'app.import.mapping.unreadable');
  };
  return (
    <details>
      <summary>{t('app.import.mapping.title')}</summary>
      <Button
        icon="download"
        onClick={() =>
          saveFile(
            new Blob([JSON.stringify(mapping, null, 2)], { type: 'application/json' }),
            `${mapping.source}.mapping.json`,
          )
        }
      >
        {t('app.import.mapping.save')}
      </Button>
      <FileDrop
        name="mapping"
        label={t('app.import.mapping.open')}
        accept=".json"
        onFile={(file) => void load(file)}
      />
      {problem === undefined ? null : <Banner tone="danger">{t(problem)}</Banner>}
    </details>
  );
};

/** Undefined for what is no JSON. */
const parse = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
};
