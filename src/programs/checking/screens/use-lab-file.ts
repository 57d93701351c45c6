import { useMemo, useState } from 'preact/hooks';
import { readDay } from '#kit/form/read-day.ts';
import { useUnsaved } from '#kit/form/unsaved.ts';
import { useWords } from '#kit/words/context.tsx';
import { labKind, type SubstanceBody, substanceKind } from '../entries.ts';
import { readCode } from '../rules/code.ts';
import {
  type Columns,
  columnsByName,
  doubtsOf,
  type LabTable,
  mustBeMended,
} from '../rules/lab-file/columns.ts';
import { type Planned, planOf, type Said } from '../rules/lab-file/plan.ts';
import { dayOrderOf, isCalled } from '../rules/lab-file/sheet.ts';
import { readStatements, type UnknownName } from '../rules/lab-file/statements.ts';
import { newSubstanceCode } from '../rules/substances.ts';
import { newId } from './adapters/chance.ts';
import { addIt } from './lab-file-asks.tsx';
import { useRecord } from './use-record.ts';
import { type Substances, useSamples, useSetUp, useSubstances, useToday } from './use-samples.ts';

type Added = SubstanceBody & { readonly key: string };

/** A lab's file on its way in: how its columns are read, what its names mean, what was answered, and what that comes to. */
export const useLabFile = (table: LabTable) => {
  const samples = useSamples();
  const known = useSubstances();
  const { labs } = useSetUp();
  const today = useToday();
  const [columns, setColumns] = useState<Columns>(() => columnsByName(table));
  const [isRight, setRight] = useState(false);
  const [order, setOrder] = useState<'mdy' | 'dmy'>();
  const [lab, setLab] = useState(labs.length === 1 ? (labs[0] ?? '') : '');
  const [method, setMethod] = useState('');
  const [said, setSaid] = useState<Readonly<Record<string, Said>>>({});
  const names = useMeanings(known);
  useUnsaved(true);
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
        meanings: names.meanings,
        readDay: (text) => {
          const read = readDay(text, { max: today, ...(dayOrder !== undefined && { order: dayOrder }) });
          return read.ok && read.value !== '' ? read.value : undefined;
        },
      }),
    [table, columns, known, names.meanings, today, dayOrder],
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
  return {
    samples,
    known,
    names,
    unknown,
    days,
    isHeld,
    of: (fate: Planned['fate']): readonly Planned[] => plan.filter((each) => each.fate === fate),
    doubts: isRight ? doubts.filter(mustBeMended) : doubts,
    columns: { value: columns, set: setColumns, setRight },
    order: { value: order, set: setOrder },
    lab: { value: lab, set: setLab },
    method: { value: method, set: setMethod },
    say: (key: string, one: Said): void =>
      setSaid({
        ...said,
        [key]: { ...said[key], ...one, answers: [...(said[key]?.answers ?? []), ...(one.answers ?? [])] },
      }),
  };
};
export type LabFileInHand = ReturnType<typeof useLabFile>;

/** What the names of a file mean that no list has: one of the list, or a substance that is added with the results. */
const useMeanings = (known: Substances) => {
  const [added, setAdded] = useState<readonly Added[]>([]);
  const [meanings, setMeanings] = useState<Readonly<Record<string, string>>>({});
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
  const name = (code: string): string => added.find((each) => each.code === code)?.name ?? known.name(code);
  return { added, meanings, mean, name };
};

/** Saves what is sure, with the substances that it needs; whether it was saved. */
export const useSaveLabFile = () => {
  const { t } = useWords();
  const record = useRecord();
  return async (ready: readonly Planned[], added: readonly Added[]): Promise<boolean> => {
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
    return (await record(deeds, t('checking.lab-file.saved', { count: ready.length }))) !== undefined;
  };
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
