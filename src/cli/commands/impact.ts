import { createFileIo } from '#impact/faces/terminal/adapters/files.ts';
import { run, usage } from '#impact/faces/terminal/impact.ts';
import {
  createScenario,
  exampleLocal,
  exampleProgram,
  isMonth,
  type Month,
  monthsBetween,
  type Program,
  withClosedMonths,
} from '#impact/index.ts';
import { err, type Failure, failure, ok, type Result } from '#log/index.ts';
import { isReportDay } from '#report/period.ts';
import { readProgramFromLog } from '#server/impact/program.ts';
import { type Command, type Context, type Given, isSet, textOf } from '../command.ts';
import { openLog } from '../open-log.ts';

export const command: Command = {
  summary:
    'What was averted, how sure that is, and what more would do. With --from-log the counts come from this program.',
  usage: `COMMAND, one of:
${usage.split('\n').slice(1).join('\n')}
  program --from MONTH --to MONTH          the program's own counts from the log, as the engine reads them
  answer FILE --from-log [--from MONTH --to MONTH]
                                           the scenario, or only the local form, of FILE with the log's counts
      --closed                             months without any entry are months in which the program was closed
      --organization NAME                  which one, where there are several`,
  options: {
    json: { type: 'boolean' },
    out: { type: 'string' },
    format: { type: 'string' },
    'from-log': { type: 'boolean' },
    from: { type: 'string' },
    to: { type: 'string' },
    closed: { type: 'boolean' },
    organization: { type: 'string' },
  },
  words: [1, 3],
  run: async (context, given) => {
    const io = { ...createFileIo(), say: context.say, note: context.note };
    const [out, format] = [textOf(given, 'out'), textOf(given, 'format')];
    const args = [
      ...given.words,
      ...(isSet(given, 'json') ? ['--json'] : []),
      ...(out === undefined ? [] : ['--out', out]),
      ...(format === undefined ? [] : ['--format', format]),
    ];
    if (given.words[0] === 'program') return programCommand(context, given);
    if (!isSet(given, 'from-log')) return ok((await run(args, io)) === 0);
    const file = given.words[1];
    const value = parse(file === undefined ? null : await io.read(file));
    if (given.words[0] !== 'answer' || file === undefined || value === undefined)
      return err(failure('setting-invalid', { field: 'FILE', detail: 'a JSON file that can be read' }));
    const before = recordOf(value['program']);
    const program = await readFromLog(context, given, before['from'], before['to']);
    if (!program.ok) return program;
    const text = withProgram(value, program.value);
    return ok((await run(args, { ...io, read: async () => text })) === 0);
  },
};

const programCommand = async (context: Context, given: Given): Promise<Result<boolean, Failure>> => {
  const program = await readFromLog(context, given, undefined, undefined);
  if (!program.ok) return program;
  context.say(JSON.stringify(program.value, null, 2));
  return ok(true);
};

/** `from` and `to` of the command line, else those given here. */
const readFromLog = async (
  context: Context,
  given: Given,
  fileFrom: unknown,
  fileTo: unknown,
): Promise<Result<Program, Failure>> => {
  const period = periodOf(textOf(given, 'from') ?? fileFrom, textOf(given, 'to') ?? fileTo);
  if (!period.ok) return period;
  const opened = await openLog(context, textOf(given, 'organization'));
  if (!opened.ok) return opened;
  const { database, organization, close } = opened.value;
  try {
    const { program, silent, singleDoses } = await database.readOrganization(organization.id, (tx) =>
      readProgramFromLog(tx, organization.id, period.value),
    );
    const isClosed = isSet(given, 'closed');
    if (silent.length > 0)
      context.note(
        isClosed
          ? `Taken as closed: ${silent.join(', ')}.`
          : `Nothing was recorded in ${silent.join(', ')}. If the program was closed then, add --closed.`,
      );
    if (singleDoses > 0) context.note(`${singleDoses} single doses are not counted: they are no kits.`);
    return ok(isClosed ? withClosedMonths(program, silent) : program);
  } finally {
    await close();
  }
};

const periodOf = (
  from: unknown,
  to: unknown,
): Result<{ readonly from: Month; readonly to: Month }, Failure> => {
  if (!isMonth(from) || !isReportDay(`${from}-01`))
    return err(failure('setting-invalid', { field: '--from', detail: 'such as 2026-01' }));
  if (!isMonth(to) || !isReportDay(`${to}-01`))
    return err(failure('setting-invalid', { field: '--to', detail: 'such as 2026-12' }));
  return monthsBetween(from, to).length === 0
    ? err(failure('setting-invalid', { field: '--to', detail: 'it lies before --from' }))
    : ok({ from, to });
};

type Group = Readonly<Record<string, unknown>>;

/** A scenario keeps all but its program; a file with the local form alone becomes a scenario of today's versions. */
const withProgram = (value: Group, program: Program): string => {
  if (value['format'] !== undefined) return JSON.stringify({ ...value, program });
  const { program: _, local: __, ...rest } = createScenario(exampleProgram, exampleLocal);
  return JSON.stringify({ ...rest, program, local: value['local'] ?? value });
};

const recordOf = (value: unknown): Group =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Group) : {};

const parse = (text: string | null): Group | undefined => {
  try {
    const value: unknown = JSON.parse(text ?? 'null');
    return value === null || typeof value !== 'object' ? undefined : recordOf(value);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
};
