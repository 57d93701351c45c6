import { useState } from 'preact/hooks';
import { Button } from '#kit/components/button.tsx';
import { Choice } from '#kit/components/choice-field.tsx';
import { FileDrop } from '#kit/components/file-drop.tsx';
import { Banner } from '#kit/components/messages.tsx';
import { Page } from '#kit/components/page.tsx';
import { Select } from '#kit/components/select.tsx';
import { TextField } from '#kit/components/text-field.tsx';
import { useToast } from '#kit/components/toast.tsx';
import { useEntries, useLog } from '#kit/log-context.tsx';
import { useWords } from '#kit/words/context.tsx';
import { labKind } from '../entries.ts';
import { labMethods } from '../rules/answers.ts';
import type { LabTable } from '../rules/lab-file/columns.ts';
import { dayOrderOf, hasNumericDays, tableOf } from '../rules/lab-file/sheet.ts';
import { LabFileColumns } from './lab-file-columns.tsx';
import { LabFilePlan } from './lab-file-plan.tsx';
import { methodText } from './method-text.ts';
import { useLabFile } from './use-lab-file.ts';

/** Results of a lab come in by its file: what is sure is saved at once, what is not is asked, and all of it can be taken back. */
export const Screen = () => {
  const { t } = useWords();
  const { health } = useLog();
  const [table, setTable] = useState<LabTable>();
  const [problem, setProblem] = useState<string>();
  const [round, setRound] = useState(0);
  const open = async (file: File): Promise<void> => {
    setTable(undefined);
    setProblem(undefined);
    try {
      const read = await (await (await health).asks()).sheetRows(file);
      const found = read.ok ? tableOf(read.value.rows) : undefined;
      if (!read.ok) setProblem(`log.error.${read.error.code}`);
      else if (found === undefined) setProblem('checking.lab-file.no-rows');
      setTable(found);
      setRound((before) => before + 1);
    } catch (error) {
      if (!(error instanceof TypeError)) throw error;
      setProblem('log.error.unreachable');
    }
  };
  return (
    <Page title={t('checking.lab-file.title')} back="/checking">
      <p>{t('checking.lab-file.text')}</p>
      <FileDrop
        name="file"
        label={t('checking.lab-file.file')}
        hint={t('checking.lab-file.file-hint')}
        accept=".csv,.tsv,.txt,.xlsx"
        onFile={(file) => void open(file)}
      />
      {problem === undefined ? null : (
        <Banner tone="danger" isUrgent>
          {t(problem)}
        </Banner>
      )}
      {table === undefined ? null : <LabFile key={round} table={table} onSaved={() => setTable(undefined)} />}
      <Files />
    </Page>
  );
};

const LabFile = ({ table, onSaved }: { readonly table: LabTable; readonly onSaved: () => void }) => {
  const words = useWords();
  const { t } = words;
  const inHand = useLabFile(table);
  const { columns, days, doubts, isHeld, lab, method, order } = inHand;
  return (
    <div class="form">
      <TextField
        name="lab"
        label={t('checking.lab-file.lab')}
        value={lab.value}
        maxLength={80}
        onInput={lab.set}
      />
      <Select
        name="method"
        label={t('checking.lab-file.method')}
        empty={t('checking.lab.pick')}
        options={labMethods.map((value) => ({ value, label: methodText(words, value) }))}
        value={method.value}
        onChange={method.set}
      />
      {hasNumericDays(days) && dayOrderOf(days) === undefined ? (
        <Choice
          name="order"
          label={t('checking.lab-file.order')}
          canDecline={false}
          options={(['mdy', 'dmy'] as const).map((value) => ({
            value,
            label: t(`checking.lab-file.order.${value}`),
          }))}
          value={order.value}
          onChange={(value) => order.set(value === 'mdy' ? 'mdy' : 'dmy')}
        />
      ) : null}
      <LabFileColumns
        table={table}
        columns={columns.value}
        doubts={doubts}
        onChange={(next) => {
          columns.setRight(false);
          columns.set(next);
        }}
        onRight={() => columns.setRight(true)}
      />
      {isHeld ? null : <LabFilePlan inHand={inHand} onSaved={onSaved} />}
    </div>
  );
};

/** What came in by file, the latest first: all of one goes out again by one tap. */
const Files = () => {
  const { t, day } = useWords();
  const { recorder } = useLog();
  const toast = useToast();
  const files = new Map<string, { readonly at: string; readonly ids: readonly string[] }>();
  for (const { id, body, occurredAt } of useEntries(labKind)) {
    if (body.file === undefined) continue;
    const before = files.get(body.file);
    files.set(body.file, { at: before?.at ?? occurredAt, ids: [...(before?.ids ?? []), id] });
  }
  if (files.size === 0) return null;
  const back = async (ids: readonly string[]): Promise<void> => {
    const undone = await recorder.takeBack(ids, 'mistake');
    toast({ text: t(undone.ok ? 'kit.undone' : `log.error.${undone.error.code}`), icon: 'undo' });
  };
  return (
    <section class="card" aria-label={t('checking.lab-file.files')}>
      <h2>{t('checking.lab-file.files')}</h2>
      {[...files].reverse().map(([file, { at, ids }]) => (
        <div class="row" key={file}>
          <span>{t('checking.lab-file.of', { day: day(at.slice(0, 10)), count: ids.length })}</span>
          <Button icon="undo" onClick={() => void back(ids)}>
            {t('checking.lab-file.back')}
          </Button>
        </div>
      ))}
    </section>
  );
};
