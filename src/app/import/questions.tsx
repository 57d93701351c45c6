import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { byCode } from '#catalog/item.ts';
import { Button } from '#kit/components/button.tsx';
import { Choice } from '#kit/components/choice-field.tsx';
import { DateField } from '#kit/components/date-field.tsx';
import { Select } from '#kit/components/select.tsx';
import { TextField } from '#kit/components/text-field.tsx';
import { useWords } from '#kit/words/context.tsx';
import { useOf } from '#sheets/mapping/use.ts';
import { useItemNames, useItems } from '#stock/screens/item-names.ts';
import type { OpenColumn, Question, Sample } from './api.ts';
import { answered, type Mapping, withItemWord, withUse } from './mapping.ts';
import type { QuestionProps } from './question-props.ts';
import { Settle } from './settle.tsx';
import { SiteQuestion } from './site-question.tsx';
import { UseSelect, useUseNames } from './uses.tsx';

/** What a person must say before anything is saved, one card each; answered ones can be changed. */
export const Questions = ({
  questions,
  ...props
}: Omit<QuestionProps, 'question'> & { readonly questions: readonly Question[] }) => {
  const { t, number } = useWords();
  if (questions.length === 0) return null;
  const left = props.mapping.open?.length ?? 0;
  return (
    <section class="import-part" aria-label={t('app.import.questions')}>
      <h2>
        {left === 0
          ? t('app.import.questions-done')
          : t('app.import.questions-left', { count: number(left) })}
      </h2>
      {questions.map((question) => (
        <Card key={question.part} question={question} {...props} />
      ))}
    </section>
  );
};

const Card = (props: QuestionProps) => {
  const { t } = useWords();
  const { question, mapping } = props;
  const isOpen = mapping.open?.includes(question.part) ?? false;
  const Body = bodies[question.part];
  return (
    <section class="card" data-answered={!isOpen}>
      <h3>{t(`app.import.ask.${question.part}`)}</h3>
      {Body === undefined ? null : <Body {...props} />}
      {isOpen ? <Settle {...props} /> : <p class="field-hint">{t('app.import.answered')}</p>}
    </section>
  );
};

const DateFormat = ({ question, mapping, onChange }: QuestionProps) => {
  const { t } = useWords();
  const nameOf = useDateNames();
  const pick = (format: string): void =>
    onChange(answered({ ...mapping, date: { ...mapping.date, format } }, question.part));
  return (
    <>
      {question.formats.length > 1 ? (
        <Choice
          name="date-format"
          label={t('app.import.date-format')}
          canDecline={false}
          value={mapping.open?.includes(question.part) === true ? '' : mapping.date.format}
          options={question.formats.map((format, at) => ({
            value: format,
            label: nameOf(format, question.rows, at),
          }))}
          onChange={pick}
        />
      ) : (
        <TextField
          name="date-format"
          label={t('app.import.date-format')}
          hint={t('app.import.date-format-hint')}
          value={mapping.date.format}
          onInput={(format) => onChange({ ...mapping, date: { ...mapping.date, format } })}
        />
      )}
      <Samples rows={question.rows} />
    </>
  );
};

/** "03/04/2025 is 4 March": a format by what it makes of a date of the sheet. */
const useDateNames = () => {
  const { t, day } = useWords();
  return (format: string, rows: readonly Sample[], at: number): string => {
    const reading = rows[0]?.readings?.[at];
    return reading === undefined || reading === ''
      ? format
      : t('app.import.date-reads', { text: rows[0]?.text ?? '', day: day(reading) });
  };
};

const DateColumn = ({ question, mapping, headers, onChange }: QuestionProps) => {
  const { t } = useWords();
  return (
    <>
      <Select
        name="date-column"
        label={t('app.import.date-column')}
        empty={t('app.import.choose')}
        options={headers.map((header) => ({ value: header, label: header }))}
        value={
          headers.includes(mapping.date.column) && mapping.date.on === undefined ? mapping.date.column : ''
        }
        onChange={(column) => {
          if (column !== '')
            onChange(answered({ ...mapping, date: { ...withoutDay(mapping.date), column } }, question.part));
        }}
      />
      <DateField
        name="date-on"
        label={t('app.import.date-on')}
        value={mapping.date.on ?? ''}
        onInput={(on) => {
          // One day for all: how the dates of a column are written is no question any more.
          if (on !== '')
            onChange(
              answered(answered({ ...mapping, date: { ...mapping.date, on } }, question.part), 'date.format'),
            );
        }}
      />
    </>
  );
};

const withoutDay = ({ on: _on, ...date }: Mapping['date']): Mapping['date'] => date;

const DateCells = ({ question, mapping, onChange }: QuestionProps) => {
  const { t, day } = useWords();
  const [first] = question.rows;
  const [shown = '', other = ''] = first?.readings ?? [];
  return (
    <Choice
      name="date-cells"
      label={t('app.import.date-cells', { row: first?.row ?? 0 })}
      canDecline={false}
      value={mapping.open?.includes(question.part) === true ? '' : (mapping.date.cells ?? 'as-shown')}
      options={[
        { value: 'as-shown', label: day(shown) },
        { value: 'swapped', label: day(other) },
      ]}
      onChange={(cells) =>
        onChange(
          answered(
            { ...mapping, date: { ...mapping.date, cells: cells === 'swapped' ? 'swapped' : 'as-shown' } },
            question.part,
          ),
        )
      }
    />
  );
};

const Columns = ({ question, mapping, onChange }: QuestionProps) => (
  <>
    {question.columns.map((column) => (
      <ColumnQuestion key={column.column} column={column} mapping={mapping} onChange={onChange} />
    ))}
    <Samples rows={question.rows} />
  </>
);

const ColumnQuestion = ({
  column,
  mapping,
  onChange,
}: {
  readonly column: OpenColumn;
  readonly mapping: Mapping;
  readonly onChange: (mapping: Mapping) => void;
}) => {
  const { t } = useWords();
  const find = byCode(useItems());
  const nameOf = useUseNames();
  const values = column.samples.join(' · ');
  return (
    <div class="import-part">
      <p>
        {t(`app.import.doubt.${column.why}`, { column: column.column })}{' '}
        {values === '' ? null : <span class="field-hint">{values}</span>}
      </p>
      <UseSelect
        name={`use-${column.column}`}
        label={t('app.import.counts-of', { column: column.column })}
        value={useOf(mapping, column.column)}
        likely={column.uses}
        onChange={(use) => onChange(withUse(mapping, column.column, use, find))}
      />
      {column.uses.length > 1 ? (
        <div class="row">
          {column.uses.map((use) => (
            <Button
              key={use}
              tone="quiet"
              onClick={() => onChange(withUse(mapping, column.column, use, find))}
            >
              {nameOf(use)}
            </Button>
          ))}
        </div>
      ) : null}
    </div>
  );
};

const Words = ({ question, mapping, onChange }: QuestionProps) => {
  const { t, number } = useWords();
  const items = useItems();
  const find = byCode(items);
  const names = useItemNames();
  const isList = mapping.targets.some(
    ({ items: own }) => own?.shape === 'long' && own.item === question.column,
  );
  return (
    <>
      {question.words.map(({ word, rows }) => {
        const label = t('app.import.word-rows', { word, rows: number(rows) });
        if (!isList) return <p key={word}>{label}</p>;
        const value = mapping.targets
          .map(({ items: own }) => (own?.shape === 'long' ? (own.values?.[word] ?? '') : ''))
          .find((item) => item !== '');
        return (
          <Select
            key={word}
            name={`word-${word}`}
            label={label}
            empty={t('app.import.not-used')}
            options={items.map(({ code }) => ({ value: code, label: names(code) }))}
            value={value ?? ''}
            onChange={(item) => onChange(withItemWord(mapping, word, item, find))}
          />
        );
      })}
    </>
  );
};

const Sheets = ({ question }: QuestionProps) => <p>{question.sheets.join(', ')}</p>;

const Rows = ({ question }: QuestionProps) => <Samples rows={question.rows} />;

/** Rows of the sheet that a person would stop at, with both readings. */
const Samples = ({ rows }: { readonly rows: readonly Sample[] }) => {
  const { t } = useWords();
  const [isWhole, setWhole] = useState(false);
  const doubtful = rows.filter(({ why }) => why !== 'date-both-ways' && why !== 'date-cell');
  if (doubtful.length === 0) return null;
  return (
    <>
      <ul>
        {doubtful
          .slice(0, isWhole ? undefined : 3)
          .map(({ row, sheet, column, text, why, readings = [] }) => (
            <li key={`${sheet}-${row}-${column}`}>
              <strong>
                {t('app.import.row-column', {
                  row,
                  column: sheet === undefined ? column : `${sheet}: ${column}`,
                })}
              </strong>{' '}
              {t(`app.import.cell.${why}`, { text, other: readings[1] ?? '' })}
            </li>
          ))}
      </ul>
      {doubtful.length > 3 && !isWhole ? (
        <Button tone="quiet" onClick={() => setWhole(true)}>
          {t('app.import.more-rows')}
        </Button>
      ) : null}
    </>
  );
};

const bodies: Readonly<Record<string, (props: QuestionProps) => JSX.Element | null>> = {
  'date.format': DateFormat,
  'date.column': DateColumn,
  'date.cells': DateCells,
  site: SiteQuestion,
  columns: Columns,
  people: Columns,
  cells: Rows,
  totals: Rows,
  words: Words,
  sheets: Sheets,
};
