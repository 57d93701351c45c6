// alongside impact ...: the engine in a terminal. Pure but for what `io` does; adapters/files.ts is the real io.
import { parseArgs } from 'node:util';
import { createAnswerer } from '../../answer/answer.ts';
import { rulesOf } from '../../answer/rules.ts';
import { whoWouldDisagree } from '../../evidence/disagreement.ts';
import { evidence } from '../../evidence/evidence.ts';
import { kitsForCoverage } from '../../forms/naloxone-use.ts';
import { type SupervisedSite, siteBenefits } from '../../forms/supervised-site.ts';
import { toJsonLines, toLongCsv } from '../../long/write.ts';
import { forestPlot } from '../../plots/plots.ts';
import { must, type Problem } from '../../problem.ts';
import { exampleLocal, exampleProgram } from '../../program/example.ts';
import { localQuestions } from '../../program/local.ts';
import {
  createScenario,
  readScenario,
  runScenario,
  type Scenario,
  writeScenario,
} from '../../scenario/scenario.ts';
import { scenarioSchema } from '../../scenario/schema.ts';
import {
  answerPlots,
  answerTable,
  answerText,
  assumptionTable,
  besideTable,
  comparisonText,
  influenceTable,
  methodsText,
} from './answer-report.ts';
import { drawRows } from './draws.ts';
import type { ExitCode, TerminalIo } from './io.ts';
import { answerLines } from './lines.ts';
import { type Table, toCsv, toText } from './table.ts';

export const usage = `alongside impact COMMAND
  answer FILE [--json] [--out FOLDER]      deaths averted for a scenario file; tables and plots into FOLDER
  compare FILE OTHER [--json]              the first scenario against the kits of the other, draw by draw
  draws FILE [OTHER] [--format FORMAT] [--out FILE]
                                           every draw: scenario, draw, month, outcome, value; csv, jsonl or parquet
  lines                                    JSON lines in and out, for Python, R and others
  example                                  a made-up scenario file to start from
  schema                                   JSON Schema of scenario files
  questions [--json]                       what the local form asks, with sourced suggestions
  evidence [LINK] [--json] [--out FOLDER]  published figures side by side, the default first; a forest plot a link
  kits STATE [COVERAGE]                    kits a year so that naloxone is used in COVERAGE (0.8) of witnessed overdoses
  site FILE                                what a supervised site averts, from a file of its inputs`;

/** Runs one command; `args` without the word \`impact\`. */
export const run = async (args: readonly string[], io: TerminalIo): Promise<ExitCode> => {
  const given = parse(args);
  if (given === null) return confused(io);
  const [command, ...words] = given.words;
  switch (command) {
    case 'answer':
      return answerCommand(words[0], given, io);
    case 'compare':
      return compareCommand(words[0], words[1], given, io);
    case 'draws':
      return drawsCommand(words[0], words[1], given, io);
    case 'lines':
      await answerLines(io);
      return 0;
    case 'example':
      io.say(
        writeScenario(createScenario(exampleProgram, exampleLocal, { title: 'MADE UP example' })).trimEnd(),
      );
      return 0;
    case 'schema':
      io.say(JSON.stringify(scenarioSchema, null, 2));
      return 0;
    case 'questions':
      return questionsCommand(given, io);
    case 'evidence':
      return evidenceCommand(words[0], given, io);
    case 'kits':
      return kitsCommand(words[0], words[1], io);
    case 'site':
      return siteCommand(words[0], io);
    default:
      return confused(io);
  }
};

type Given = {
  readonly words: readonly string[];
  readonly json: boolean;
  readonly out: string | undefined;
  readonly format: string | undefined;
};

const parse = (args: readonly string[]): Given | null => {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      options: {
        json: { type: 'boolean', default: false },
        out: { type: 'string' },
        format: { type: 'string' },
      },
      allowPositionals: true,
    });
    return { words: positionals, json: values.json, out: values.out, format: values.format };
  } catch {
    return null;
  }
};

const confused = (io: TerminalIo): ExitCode => {
  io.note(usage);
  return 2;
};

const refuse = (problems: readonly Problem[], io: TerminalIo): ExitCode => {
  for (const { message } of problems) io.note(message);
  return 1;
};

const answerCommand = async (file: string | undefined, given: Given, io: TerminalIo): Promise<ExitCode> => {
  if (file === undefined) return confused(io);
  const text = await io.read(file);
  if (text === null) {
    io.note(`${file} cannot be read.`);
    return 1;
  }
  const scenario = readScenario(text);
  if (!scenario.ok) return refuse(scenario.error, io);
  const ran = runScenario(evidence, scenario.value);
  if (!ran.ok) return refuse(ran.error, io);
  const { answer, changes } = ran.value;
  for (const { message } of changes) io.note(message);
  const { draws: _, ...shown } = answer;
  io.say(given.json ? JSON.stringify(shown, null, 2) : answerText(answer));
  if (given.out === undefined) return 0;
  const { program, local, choices, moreKits, seed, blocks, perBlock, made } = scenario.value;
  const steps = Array.from({ length: 9 }, (_, k) => Math.round((Math.max(moreKits, 1) * 2 * k) / 8));
  const curve = createAnswerer(evidence, { seed, blocks, perBlock, rules: rulesOf(made.engine) }).curve(
    program,
    local,
    steps,
    choices,
  );
  if (!curve.ok) return refuse(curve.error, io);
  const files = {
    'answer.csv': toCsv(answerTable(answer)),
    'influence.csv': toCsv(influenceTable(answer)),
    'assumptions.csv': toCsv(assumptionTable(answer)),
    'rules-of-thumb.csv': toCsv(besideTable(answer)),
    'methods.txt': `${methodsText(answer)}\n`,
    'answer.json': `${JSON.stringify(shown, null, 2)}\n`,
    ...answerPlots(answer, curve.value),
  };
  await writeAll(given.out, files, io);
  return 0;
};

const readFile = async (file: string, io: TerminalIo): Promise<Scenario | null> => {
  const text = await io.read(file);
  if (text === null) {
    io.note(`${file} cannot be read.`);
    return null;
  }
  const scenario = readScenario(text);
  if (scenario.ok) return scenario.value;
  refuse(scenario.error, io);
  return null;
};

const compareCommand = async (
  file: string | undefined,
  other: string | undefined,
  given: Given,
  io: TerminalIo,
): Promise<ExitCode> => {
  if (file === undefined || other === undefined) return confused(io);
  const [first, second] = [await readFile(file, io), await readFile(other, io)];
  if (first === null || second === null) return 1;
  const { seed, blocks, perBlock, program, local, choices } = first;
  const compared = createAnswerer(evidence, { seed, blocks, perBlock }).compare(
    program,
    local,
    second.program,
    choices,
  );
  if (!compared.ok) return refuse(compared.error, io);
  const { draws: _, ...shown } = compared.value;
  io.say(given.json ? JSON.stringify(shown, null, 2) : comparisonText(compared.value));
  return 0;
};

const formats = ['csv', 'jsonl', 'parquet'] as const;

const drawsCommand = async (
  file: string | undefined,
  other: string | undefined,
  { format: asked, out }: Given,
  io: TerminalIo,
): Promise<ExitCode> => {
  const ending = out?.split('.').at(-1);
  const format = formats.find(
    (one) => one === (asked ?? (formats.some((known) => known === ending) ? ending : 'csv')),
  );
  if (file === undefined || format === undefined) return confused(io);
  if (format === 'parquet' && out === undefined) {
    io.note('A Parquet file is not text: say where it goes with --out FILE.');
    return 1;
  }
  const first = await readFile(file, io);
  const second = other === undefined ? null : await readFile(other, io);
  if (first === null || (other !== undefined && second === null)) return 1;
  const rows = drawRows(
    { name: baseName(file), scenario: first },
    other === undefined || second === null ? null : { name: baseName(other), scenario: second },
  );
  if (!rows.ok) return refuse(rows.error, io);
  const pieces = format === 'csv' ? toLongCsv(rows.value) : toJsonLines(rows.value);
  if (out === undefined) for (const piece of pieces) io.print(piece);
  else if (format === 'parquet') await io.writeParquet(out, rows.value);
  else await io.writePieces(out, pieces);
  return 0;
};

/** A file's name without folders and ending: what its rows are called. */
const baseName = (path: string): string => path.replace(/^.*[\\/]/, '').replace(/\.[^.]*$/, '');

const questionsCommand = (given: Given, io: TerminalIo): ExitCode => {
  const questions = localQuestions(evidence);
  const table: Table = {
    heads: ['question', 'low', 'likely', 'high', 'suggested from'],
    rows: questions.map(({ field, suggestion }) => [
      field,
      suggestion?.range.low ?? null,
      suggestion?.range.likely ?? null,
      suggestion?.range.high ?? null,
      suggestion?.effects.join(', ') ?? 'only the place itself knows',
    ]),
  };
  io.say(given.json ? JSON.stringify(questions, null, 2) : toText(table));
  return 0;
};

const evidenceCommand = async (link: string | undefined, given: Given, io: TerminalIo): Promise<ExitCode> => {
  const links = link === undefined ? evidence.links : [link];
  const effects = [];
  for (const one of links) {
    const found = evidence.competing(one);
    if (!found.ok) return refuse(found.error, io);
    effects.push(...found.value);
  }
  const table: Table = {
    heads: [
      'link',
      'id',
      'measure',
      'estimate',
      'low',
      'high',
      'grade',
      'source',
      'identifier',
      'read in',
      'who would disagree',
    ],
    rows: effects.map(({ id, link: of, measure, estimate, interval, grade, source }) => [
      of,
      id,
      measure,
      estimate,
      interval?.low ?? null,
      interval?.high ?? null,
      grade,
      source.citation,
      source.identifier,
      source.place,
      must(whoWouldDisagree(of)),
    ]),
  };
  io.say(given.json ? JSON.stringify(effects, null, 2) : toText(table));
  if (given.out === undefined) return 0;
  const plots = links.map((one) => [`${one}.svg`, forestOf(one)] as const);
  await writeAll(given.out, { 'evidence.csv': toCsv(table), ...Object.fromEntries(plots) }, io);
  return 0;
};

/** Forest plot of one link's competing figures, the default filled. */
export const forestOf = (link: string): string => {
  const found = evidence.competing(link);
  const effects = found.ok ? found.value : [];
  const ratio = effects.every(({ measure }) => measure.endsWith('ratio'));
  return forestPlot(
    effects.map(({ id, estimate, interval, distribution }, i) => ({
      name: id,
      estimate,
      interval,
      chosen: i === 0 && distribution !== null,
    })),
    {
      title: link,
      summary: effects.map(({ id, estimate }) => `${id} ${estimate}`).join('; '),
      axis: `${effects[0]?.measure ?? ''}, 95 % interval`,
      reference: ratio ? 1 : null,
      log: ratio,
    },
  );
};

const kitsCommand = (state: string | undefined, coverage: string | undefined, io: TerminalIo): ExitCode => {
  if (state === undefined) return confused(io);
  const needed = kitsForCoverage(state, coverage === undefined ? 0.8 : Number(coverage));
  if (!needed.ok) return refuse(needed.error, io);
  const { total, per100k, extrapolated } = needed.value;
  io.say(`${Math.round(total)} kits a year, ${per100k.toFixed(1)} per 100 000 residents.`);
  if (extrapolated) io.say('This state was not modelled by the authors; its slope is their extrapolation.');
  return 0;
};

const siteCommand = async (file: string | undefined, io: TerminalIo): Promise<ExitCode> => {
  if (file === undefined) return confused(io);
  const inputs = parseJson(await io.read(file));
  if (inputs === null) {
    io.note(`${file} cannot be read as JSON.`);
    return 1;
  }
  const benefits = readSite(inputs);
  if (benefits === null) {
    io.note(`${file} lacks groups of inputs; see docs/impact/forms.md.`);
    return 1;
  }
  if (!benefits.ok) return refuse(benefits.error, io);
  io.say(JSON.stringify(benefits.value, null, 2));
  return 0;
};

const readSite = (inputs: object): ReturnType<typeof siteBenefits> | null => {
  const groups = ['hiv', 'hcv', 'skin', 'deaths', 'overdoses', 'treatment'];
  const whole = groups.every((group) => typeof (inputs as Record<string, unknown>)[group] === 'object');
  return whole ? siteBenefits(inputs as SupervisedSite) : null;
};

const parseJson = (text: string | null): object | null => {
  try {
    const value: unknown = JSON.parse(text ?? 'null');
    return typeof value === 'object' ? value : null;
  } catch {
    return null;
  }
};

const writeAll = async (
  folder: string,
  files: Readonly<Record<string, string>>,
  io: TerminalIo,
): Promise<void> => {
  for (const [name, text] of Object.entries(files)) {
    await io.write(`${folder}/${name}`, text);
    io.note(`wrote ${folder}/${name}`);
  }
};
