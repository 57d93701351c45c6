import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { Button } from '#kit/components/button.tsx';
import { NumberField } from '#kit/components/text-field.tsx';
import { useWords } from '#kit/words/context.tsx';
import { toNextField } from '#stock/screens/next-field.ts';
import { useLabels } from '../labels.ts';
import { countColumn, itemColumn, others, type PaperColumns, type ReadRow } from './read-row.ts';

export type RowFieldsProps = {
  readonly number: number;
  readonly columns: PaperColumns;
  readonly read: ReadRow;
  readonly hasDay: boolean;
  /** Message id of why the last save went wrong. */
  readonly problem: string | undefined;
  readonly onChange: (column: string, value: number | undefined) => void;
  readonly onSave: () => Promise<boolean>;
};

/** One line of a paper form: Enter goes on, and after the last field saves; a warning is read before it. */
export const RowFields = ({
  number: which,
  columns,
  read,
  hasDay,
  problem,
  onChange,
  onSave,
}: RowFieldsProps) => {
  const { t } = useWords();
  const labels = useLabels();
  const list = useRef<HTMLElement>(null);
  const [isWarned, setWarned] = useState(false);
  useLayoutEffect(() => {
    if (which > 1) list.current?.querySelector('input')?.focus();
  }, []);
  const fields = [
    ...columns.items.map((item) => ({ column: itemColumn(item), label: labels.item(item.code) })),
    ...columns.counts.map((count) => ({ column: countColumn(count), label: t(count.label) })),
    { column: others, label: t('visits.others') },
  ];
  const faults = Object.entries(read.problems);
  const isReady = hasDay && read.drafts.length > 0 && faults.length === 0;
  const save = (): void => {
    if (!isReady) return;
    // The first Enter asks, the second one answers.
    if (read.warnings.length > 0 && !isWarned) setWarned(true);
    else void onSave();
  };
  return (
    <section
      ref={list}
      class="card"
      aria-label={t('visits.paper.visit', { number: which })}
      onKeyDown={(event) => {
        toNextField(event, event.currentTarget);
        const isField = event.target instanceof HTMLInputElement;
        if (event.key !== 'Enter' || !isField || (event.defaultPrevented && !event.ctrlKey)) return;
        event.preventDefault();
        save();
      }}
    >
      <h2>{t('visits.paper.visit', { number: which })}</h2>
      <div class="paper-row">
        {fields.map(({ column, label }) => (
          <NumberField
            key={column}
            name={column}
            label={label}
            onInput={(value) => {
              setWarned(false);
              onChange(column, value);
            }}
          />
        ))}
      </div>
      {faults.map(([column, message]) => (
        <p key={column} class="field-problem" role="alert">
          {fields.find((field) => field.column === column)?.label}: {t(message)}
        </p>
      ))}
      {read.warnings.map(({ id, values }) => (
        <p key={id} class="save-warning" role="status">
          {t(id, values)}
        </p>
      ))}
      {problem === undefined ? null : (
        <p class="field-problem" role="alert">
          {t(problem)}
        </p>
      )}
      <Button
        tone="primary"
        size="large"
        icon="check"
        isWide
        isDisabled={!isReady}
        onClick={() => void onSave()}
      >
        {t(isWarned ? 'visits.paper.save-so' : 'visits.paper.save')}
      </Button>
    </section>
  );
};
