import { useRef, useState } from 'preact/hooks';
import { Button } from '#kit/components/button.tsx';
import { DateField } from '#kit/components/date-field.tsx';
import { Banner } from '#kit/components/messages.tsx';
import { Page } from '#kit/components/page.tsx';
import { Select } from '#kit/components/select.tsx';
import { useUnsaved } from '#kit/form/unsaved.ts';
import { useLog } from '#kit/log-context.tsx';
import { useTold } from '#kit/use-told.ts';
import { useWords } from '#kit/words/context.tsx';
import type { LocalDate, Uuid } from '#log/index.ts';
import { useLabels } from '../labels.ts';
import { readRow, type TypedRow } from './read-row.ts';
import { RowFields } from './row-fields.tsx';
import { TypedIn } from './typed-in.tsx';
import { usePaper } from './use-paper.ts';

/** Types in what was written on paper: one line, one visit, saved as soon as the line ends. */
export const Screen = () => {
  const { t } = useWords();
  const labels = useLabels();
  const tell = useTold();
  const { place, recorder } = useLog();
  const [row, setRow] = useState<TypedRow>({});
  const [added, setAdded] = useState<readonly string[]>([]);
  const [saved, setSaved] = useState<readonly Uuid[]>([]);
  const isBegun = saved.length > 0 || Object.keys(row).length > 0;
  const { panels, context, columns, rest } = usePaper(isBegun, added);
  const [day, setDay] = useState<LocalDate | ''>(context.today);
  const [problem, setProblem] = useState<string>();
  const isSaving = useRef(false);
  useUnsaved(Object.keys(row).length > 0);
  const occurredAt = day === context.today || day === '' ? undefined : `${day}${place.now().slice(10)}`;
  const read = columns && readRow(row, columns, panels, context, occurredAt);

  /** Answers whether the line is saved, so that the next one can begin. */
  const save = async (): Promise<boolean> => {
    if (isSaving.current || read === undefined || day === '' || read.drafts.length === 0) return false;
    isSaving.current = true;
    try {
      const done = await recorder.record(read.drafts, 'new');
      setProblem(done.ok ? undefined : `log.error.${done.error.code}`);
      if (!done.ok) return false;
      const visit = done.value[0]?.visit;
      if (visit !== undefined) setSaved((before) => [...before, visit]);
      setRow({});
      tell(done, t('visits.counter.saved'));
      return true;
    } finally {
      isSaving.current = false;
    }
  };

  return (
    <Page
      title={t('visits.paper.type')}
      back="/today"
      actions={
        <a class="button" href="/today/paper">
          {t('visits.paper.title')}
        </a>
      }
    >
      <Banner>{t('visits.paper.how')}</Banner>
      <DateField
        name="day"
        label={t('visits.paper.which-day')}
        value={day}
        max={context.today}
        onInput={setDay}
      />
      {columns === undefined || read === undefined ? null : (
        <RowFields
          key={saved.length}
          number={saved.length + 1}
          columns={columns}
          read={read}
          hasDay={day !== ''}
          problem={problem}
          onChange={(column, value) =>
            setRow(({ [column]: _before, ...others }) =>
              value === undefined ? others : { ...others, [column]: value },
            )
          }
          onSave={save}
        />
      )}
      {rest.length === 0 ? null : (
        <Select
          name="more"
          label={t('visits.paper.another')}
          empty={t('visits.paper.choose')}
          value=""
          options={rest.map(({ code }) => ({ value: code, label: labels.item(code) }))}
          onChange={(code) => setAdded(code === '' ? added : [...added, code])}
        />
      )}
      <TypedIn visits={saved} />
      {saved.length === 0 ? null : (
        <Button icon="check" onClick={() => setSaved([])}>
          {t('visits.paper.next-sheet')}
        </Button>
      )}
    </Page>
  );
};
