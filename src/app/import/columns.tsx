import { useState } from 'preact/hooks';
import * as v from 'valibot';
import { travellingMapping, type uploadLook } from '#contract/imports.ts';
import type { Answered } from '#contract/route.ts';
import { Button } from '#kit/components/button.tsx';
import { FileDrop } from '#kit/components/file-drop.tsx';
import { Badge, Banner } from '#kit/components/messages.tsx';
import { Select } from '#kit/components/select.tsx';
import { Table } from '#kit/components/table.tsx';
import { TextField } from '#kit/components/text-field.tsx';
import { useLog } from '#kit/log-context.tsx';
import { useWords } from '#kit/words/context.tsx';
import { handOutOf } from '#programs/items.ts';
import { useItemNames, useItems } from '#stock/screens/item-names.ts';
import { saveFile } from '../adapters/save-file.ts';
import { type Mapping, type Role, rolesOf, setItem } from './mapping.ts';

export type ColumnsProps = {
  readonly look: Answered<typeof uploadLook>;
  readonly mapping: Mapping;
  readonly onChange: (mapping: Mapping) => void;
};

/** Each column with its first values and what it is used for; what is open is asked first. */
export const Columns = ({ look, mapping, onChange }: ColumnsProps) => {
  const { t } = useWords();
  const { place } = useLog();
  const names = useItemNames();
  const items = useItems();
  const [problem, setProblem] = useState<string>();
  const [head, ...sample] = look.rows;
  const headers = head?.cells.filter((cell) => cell.trim() !== '') ?? [];
  const isOpen = (part: string): boolean => look.suggestion.open.some((each) => each.part === part);
  const formats = look.suggestion.open.find(({ part }) => part === 'date.format')?.formats ?? [];

  const load = async (file: File): Promise<void> => {
    const parsed = v.safeParse(travellingMapping, parse(await file.text()));
    if (parsed.success) onChange(parsed.output);
    setProblem(parsed.success ? undefined : 'app.import.mapping.unreadable');
  };
  return (
    <>
      <section class="card">
        <h2>{t('app.import.when-where')}</h2>
        <Select
          name="date-column"
          label={t('app.import.date-column')}
          options={headers.map((header) => ({ value: header, label: header }))}
          value={headers.find((header) => rolesOf(mapping, header).some(({ type }) => type === 'date')) ?? ''}
          empty={t('app.import.choose')}
          onChange={(column) => onChange({ ...mapping, date: { ...mapping.date, column } })}
        />
        {formats.length > 1 ? (
          <>
            <Banner tone="warning">{t('app.import.date-both')}</Banner>
            <Select
              name="date-format"
              label={t('app.import.date-format')}
              options={formats.map((format) => ({ value: format, label: format }))}
              value={mapping.date.format}
              onChange={(format) => onChange({ ...mapping, date: { ...mapping.date, format } })}
            />
          </>
        ) : (
          <TextField
            key={mapping.date.format === '' ? 'empty' : 'set'}
            name="date-format"
            label={t('app.import.date-format')}
            hint={t('app.import.date-format-hint')}
            value={mapping.date.format}
            onInput={(format) => onChange({ ...mapping, date: { ...mapping.date, format } })}
          />
        )}
        {isOpen('site') ? <Banner tone="warning">{t('app.import.site-open')}</Banner> : null}
        <Select
          name="site"
          label={t('app.import.site')}
          empty={'column' in mapping.site ? t('app.import.site-column') : t('app.import.choose')}
          options={place.sites.map(({ id, name }) => ({ value: id, label: name }))}
          value={'id' in mapping.site && typeof mapping.site.id === 'string' ? mapping.site.id : ''}
          onChange={(id) => {
            if (id !== '') onChange({ ...mapping, site: { id } });
          }}
        />
      </section>
      <Table<{ readonly header: string; readonly index: number }>
        caption={t('app.import.columns')}
        rows={headers.map((header, index) => ({ header, index }))}
        rowKey={({ index }) => String(index)}
        columns={[
          { key: 'header', label: t('app.import.column'), cell: ({ header }) => header },
          {
            key: 'sample',
            label: t('app.import.first-values'),
            cell: ({ index }) =>
              sample
                .slice(0, 3)
                .map(({ cells }) => cells[index] ?? '')
                .join(' · '),
          },
          {
            key: 'role',
            label: t('app.import.used-as'),
            cell: ({ header }) => <Roles roles={rolesOf(mapping, header)} names={names} />,
          },
          {
            key: 'item',
            label: t('app.import.counts'),
            cell: ({ header, index }) => {
              const roles = rolesOf(mapping, header);
              const counts = roles.find((role) => role.type === 'counts');
              return roles.length > 0 && counts === undefined ? null : (
                <Select
                  name={`item-${index}`}
                  label={t('app.import.counts-of', { column: header })}
                  empty={t('app.import.not-used')}
                  options={items.map(({ code }) => ({ value: code, label: names(code) }))}
                  value={counts?.item ?? ''}
                  onChange={(item) => onChange(setItem(mapping, header, item, handOutOf))}
                />
              );
            },
          },
        ]}
      />
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
    </>
  );
};

const Roles = ({
  roles,
  names,
}: {
  readonly roles: readonly Role[];
  readonly names: (code: string) => string;
}) => {
  const { t } = useWords();
  if (roles.length === 0) return <Badge>{t('app.import.not-used')}</Badge>;
  return (
    <>
      {roles.map((role, index) => (
        <Badge key={index} tone="good">
          {role.type === 'counts'
            ? names(role.item)
            : role.type === 'field'
              ? t(`sheets.field.${role.field}`)
              : t(`app.import.role.${role.type}`)}
        </Badge>
      ))}
    </>
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
