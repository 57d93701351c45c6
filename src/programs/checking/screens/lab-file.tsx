import { useMemo, useState } from 'preact/hooks';
import { Button } from '#kit/components/button.tsx';
import { Choice } from '#kit/components/choice.tsx';
import { FileDrop } from '#kit/components/file-drop.tsx';
import { Banner } from '#kit/components/messages.tsx';
import { Page } from '#kit/components/page.tsx';
import { Select } from '#kit/components/select.tsx';
import { TextField } from '#kit/components/text-field.tsx';
import { useToast } from '#kit/components/toast.tsx';
import { readDay } from '#kit/form/read-day.ts';
import { useUnsaved } from '#kit/form/unsaved.ts';
import { useEntries, useLog } from '#kit/log-context.tsx';
import { useWords } from '#kit/words/context.tsx';
import { labKind, type SubstanceBody, substanceKind } from '../entries.ts';
import { labMethods } from '../rules/answers.ts';
import { readCode } from '../rules/code.ts';
import {
  type Columns,
  columnsByName,
  doubtsOf,
  type LabTable,
  mustBeMended,
} from '../rules/lab-file/columns.ts';
import { type Planned, planOf, type Said } from '../rules/lab-file/plan.ts';
import { dayOrderOf, hasNumericDays, isCalled, tableOf } from '../rules/lab-file/sheet.ts';
import { readStatements, type UnknownName } from '../rules/lab-file/statements.ts';
import { newSubstanceCode } from '../rules/substances.ts';
import { newId } from './adapters/chance.ts';
import { addIt, LineAsk, saidText, UnknownNames } from './lab-file-asks.tsx';
import { LabFileColumns } from './lab-file-columns.tsx';
import { codeText } from './list.tsx';
import { methodText } from './method-text.ts';
import { useRecord } from './use-record.ts';
import { useSamples, useSetUp, useSubstances, useToday } from './use-samples.ts';

/** So many lines are drawn of each sort; the others are counted. */
const most = 100;

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
      const read = await (await health).sheetRows(file);
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
  const samples = useSamples();
  const known = useSubstances();
  const { labs } = useSetUp();
  const today = useToday();
  const record = useRecord();
  const [columns, setColumns] = useState<Columns>(() => columnsByName(table));
  const [isRight, setRight] = useState(false);
  const [order, setOrder] = useState<'mdy' | 'dmy'>();
  const [lab, setLab] = useState(labs.length === 1 ? (labs[0] ?? '') : '');
  const [method, setMethod] = useState('');
  const [added, setAdded] = useState<readonly (SubstanceBody & { readonly key: string })[]>([]);
  const [meanings, setMeanings] = useState<Readonly<Record<string, string>>>({});
  const [said, setSaid] = useState<Readonly<Record<string, Said>>>({});
  useUnsaved(true);
  const name = (code: string): string => added.find((each) => each.code === code)?.name ?? known.name(code);
  const days = table.rows.map(({ cells }) => cells[columns.completed ?? -1] ?? '');
  const dayOrder = order ?? dayOrderOf(days);
  const doubts = useMemo(
    () =>
      doubtsOf(table, columns, {
        substances: known.list,
        isSample: (text) => samples.some(({ intake }) => isCalled(intake.said, readCode(text), text)),
      }),
    [table, columns, known, samples],
  );
  const { statements, unknown } = useMemo(
    () =>
      readStatements(table, columns, {
        substances: known.list,
        meanings,
        readDay: (text) => {
          const read = readDay(text, { max: today, ...(dayOrder !== undefined && { order: dayOrder }) });
          return read.ok && read.value !== '' ? read.value : undefined;
        },
      }),
    [table, columns, known, meanings, today, dayOrder],
  );
  const isHeld = doubts.some((doubt) => mustBeMended(doubt) || !isRight);
  const plan = isHeld
    ? []
    : planOf(statements, {
        samples,
        said,
        method: method === '' ? undefined : method,
        lab: lab.trim() === '' ? undefined : lab.trim(),
      });
  const of = (fate: Planned['fate']): readonly Planned[] => plan.filter((each) => each.fate === fate);
  const [ready, asks] = [of('ready'), of('asks')];
  const mean = (each: UnknownName, code: string): void => {
    const rest = added.filter(({ key }) => key !== each.key);
    if (code !== addIt) {
      setAdded(rest);
      const { [each.key]: _before, ...others } = meanings;
      setMeanings(code === '' ? others : { ...others, [each.key]: code });
      return;
    }
    const own = newSubstanceCode(
      [...known.list, ...rest.map(({ code: other }) => ({ code: other, name: { en: other }, aliases: [] }))],
      each.name,
    );
    setAdded([...rest, { key: each.key, code: own, name: each.name, ...each.numbers }]);
    setMeanings({ ...meanings, [each.key]: own });
  };
  const save = async (): Promise<void> => {
    const file = newId();
    const used = new Set(
      ready.flatMap(({ statement }) => [
        ...statement.found.map(({ substance }) => substance),
        ...statement.pending,
      ]),
    );
    const deeds = [
      ...added
        .filter(({ code }) => used.has(code))
        .map(({ key: _key, ...body }) => ({ of: substanceKind, body })),
      ...ready.map((each) => labDeed(each, file)),
    ];
    const done = await record(deeds, t('checking.lab-file.saved', { count: ready.length }));
    if (done !== undefined && asks.length === 0) onSaved();
  };
  return (
    <div class="form">
      <TextField name="lab" label={t('checking.lab-file.lab')} value={lab} maxLength={80} onInput={setLab} />
      <Select
        name="method"
        label={t('checking.lab-file.method')}
        empty={t('checking.lab.pick')}
        options={labMethods.map((value) => ({ value, label: methodText(words, value) }))}
        value={method}
        onChange={setMethod}
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
          value={order}
          onChange={(value) => setOrder(value === 'mdy' ? 'mdy' : 'dmy')}
        />
      ) : null}
      <LabFileColumns
        table={table}
        columns={columns}
        doubts={isRight ? doubts.filter(mustBeMended) : doubts}
        onChange={(next) => {
          setRight(false);
          setColumns(next);
        }}
        onRight={() => setRight(true)}
      />
      {isHeld ? null : (
        <>
          <UnknownNames
            unknown={unknown}
            meanings={meanings}
            substances={{ ...known, name }}
            added={added.map(({ key }) => key)}
            onMean={mean}
          />
          {asks.length === 0 ? null : (
            <section aria-label={t('checking.lab-file.asks')}>
              <h2>{t('checking.lab-file.asks')}</h2>
              <ul class="check-list">
                {asks.slice(0, most).map((planned) => (
                  <LineAsk
                    key={planned.key}
                    planned={planned}
                    samples={samples}
                    name={name}
                    onSay={(one) =>
                      setSaid({
                        ...said,
                        [planned.key]: {
                          ...said[planned.key],
                          ...one,
                          answers: [...(said[planned.key]?.answers ?? []), ...(one.answers ?? [])],
                        },
                      })
                    }
                  />
                ))}
              </ul>
              {asks.length > most ? (
                <p>{t('checking.lab-file.more', { count: asks.length - most })}</p>
              ) : null}
            </section>
          )}
          <p role="status">
            {t('checking.lab-file.sums', {
              ready: ready.length,
              known: of('known').length,
              asks: asks.length,
              out: of('out').length,
            })}
          </p>
          {ready.length === 0 ? null : (
            <details class="more">
              <summary>{t('checking.lab-file.ready')}</summary>
              <ul>
                {ready.slice(0, most).map(({ key, sample, statement }) => (
                  <li key={key}>
                    {sample === undefined ? statement.called : codeText(t, sample)}:{' '}
                    {saidText(t, name, statement)}
                  </li>
                ))}
              </ul>
            </details>
          )}
          <Button
            tone="primary"
            size="large"
            isWide
            isDisabled={ready.length === 0}
            onClick={() => void save()}
          >
            {t('checking.lab-file.save', { count: ready.length })}
          </Button>
        </>
      )}
    </div>
  );
};

const labDeed = ({ statement, sample, method, lab, corrects }: Planned, file: string) => ({
  of: labKind,
  body: {
    sample: sample?.id ?? '',
    test: corrects?.test ?? newId(),
    method: method ?? '',
    stage: statement.stage,
    found: statement.found.map((each) => ({ ...each })),
    file,
    ...(lab !== undefined && { lab }),
    ...(statement.pending.length > 0 && { pending: [...statement.pending] }),
    ...(statement.completed !== undefined && { completed: statement.completed }),
  },
  ...(corrects !== undefined && { supersedes: [corrects.entry] }),
});

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
    toast({ text: t(undone.ok ? 'checking.taken-back' : `log.error.${undone.error.code}`), icon: 'undo' });
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
