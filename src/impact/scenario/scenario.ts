// Scenario files: everything a run needs to be repeated to the same figures, as JSON.

import { type Answer, type AnswererOptions, createAnswerer } from '../answer/answer.ts';
import { checkChoices } from '../answer/choices.ts';
import type { Choices } from '../answer/inputs.ts';
import { rulesOf } from '../answer/rules.ts';
import { createChecker, describe, isRecord, reportUnknownFields } from '../check.ts';
import { type Registry, registryShape } from '../evidence/registry.ts';
import { guard, guardBare } from '../guard.ts';
import { createProblem, err, ok, type Problem, type Result } from '../problem.ts';
import { checkLocal, type LocalForm } from '../program/local.ts';
import { checkProgram, type Program } from '../program/program.ts';
import { group, leaf, optional, parameter, text } from '../shape.ts';
import { type Versions, versions } from '../version.ts';

/** Version of the file format. A file of a newer one is refused. */
export const scenarioVersion = 1;
export const scenarioFormat = 'alongside-impact-scenario';

export type Scenario = {
  readonly format: typeof scenarioFormat;
  readonly version: number;
  readonly title: string;
  /** What the figures were first computed with. */
  readonly made: Versions;
  readonly seed: number;
  readonly blocks: number;
  readonly perBlock: number;
  readonly moreKits: number;
  readonly choices: Choices;
  readonly program: Program;
  readonly local: LocalForm;
};

export type ScenarioOptions = Omit<AnswererOptions, 'rules'> & {
  /** What the figures were first computed with, when a file that was opened is written again; today's when left out. */
  readonly made?: Versions | undefined;
  readonly title?: string | undefined;
  readonly moreKits?: number | undefined;
  readonly choices?: Choices | undefined;
};

/** Everything wrong with a scenario. */
const problemsIn = (scenario: unknown): readonly Problem[] => {
  const checked = checkScenario(scenario);
  return checked.ok ? [] : checked.error;
};

/** A scenario of today's versions. */
export const createScenario = guardBare(
  [
    parameter('program', leaf),
    parameter('local', leaf),
    parameter(
      'options',
      optional(
        group(
          {
            title: optional(text),
            made: optional(leaf),
            seed: optional(leaf),
            blocks: optional(leaf),
            perBlock: optional(leaf),
            moreKits: optional(leaf),
            choices: optional(leaf),
          },
          'closed',
        ),
      ),
    ),
  ],
  (program: Program, local: LocalForm, options: ScenarioOptions = {}): Scenario => ({
    format: scenarioFormat,
    version: scenarioVersion,
    title: options.title ?? '',
    made: options.made ?? versions,
    seed: options.seed ?? 1,
    blocks: options.blocks ?? 10,
    perBlock: options.perBlock ?? 1024,
    moreKits: options.moreKits ?? 500,
    choices: options.choices ?? {},
    program,
    local,
  }),
  { infinite: true },
);

export const writeScenario = guardBare(
  [parameter('scenario', group({ format: text, version: leaf }))],
  (scenario: Scenario): string => `${JSON.stringify(scenario, null, 2)}\n`,
  { further: (scenario) => problemsIn(scenario) },
);

/** Reads a scenario file's text; every problem names its field. A newer format or engine is refused. */
export const readScenario = (text: string): Result<Scenario> => {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return err([
      createProblem('wrong-format', 'scenario', { expected: 'JSON', got: 'text that is not JSON' }),
    ]);
  }
  return checkScenario(value);
};

/** The same for a value that is already parsed. */
export const checkScenario = (value: unknown): Result<Scenario> => {
  const check = createChecker();
  if (!isRecord(value)) {
    return err([createProblem('not-an-object', 'scenario')]);
  }
  const { format, version } = value;
  if (format !== scenarioFormat) {
    return err([
      createProblem('wrong-format', 'format', { expected: scenarioFormat, got: describe(format) }),
    ]);
  }
  // Before anything else: what a newer file means by its fields cannot be known here.
  if (!check.positive('version', version) || !check.count('version', version)) return err(check.problems);
  if (version > scenarioVersion) {
    return err([createProblem('newer-version', 'version', { got: version, limit: scenarioVersion })]);
  }
  const newer = findNewerEngine(value['made']);
  if (newer !== null) return err([newer]);
  reportUnknownFields(check, '', value, fields);
  if (typeof value['title'] !== 'string') check.report('not-text', 'title');
  check.count('seed', value['seed']);
  checkAtLeast(check, 'blocks', value['blocks'], 2);
  checkAtLeast(check, 'perBlock', value['perBlock'], 64);
  check.notNegative('moreKits', value['moreKits']);
  checkChoices(check, value['choices']);
  checkProgram(check, value['program']);
  checkLocal(check, value['local']);
  return check.problems.length === 0 ? ok(value as Scenario) : err(check.problems);
};

export type ScenarioRun = {
  readonly answer: Answer;
  /** One for each of engine, registry and data that is not the one the file was made with. Empty: same figures. */
  readonly changes: readonly Problem[];
};

/** Runs a scenario against a registry. A file of engine 1 is computed as engine 1 did, and says so in `changes`. */
export const runScenario = guard(
  [parameter('registry', registryShape), parameter('scenario', leaf)],
  (registry: Registry, scenario: Scenario): Result<ScenarioRun> => {
    const checked = checkScenario(scenario);
    if (!checked.ok) return checked;
    const { program, local, moreKits, choices, made, seed, blocks, perBlock } = checked.value;
    const rules = rulesOf(made.engine);
    const answerer = createAnswerer(registry, { seed, blocks, perBlock, rules });
    const answer = answerer.answer(program, local, { moreKits, choices });
    if (!answer.ok) return answer;
    const now: Versions = { ...versions, registry: registry.version };
    const changes = versionNames
      .filter((name) => made[name] !== now[name])
      .map((name) =>
        createProblem('other-version', `made.${name}`, { got: made[name], expected: now[name] }),
      );
    return ok({ answer: answer.value, changes });
  },
);

const versionNames = ['engine', 'registry', 'data'] as const;

const fields = [
  'format',
  'version',
  'title',
  'made',
  'seed',
  'blocks',
  'perBlock',
  'moreKits',
  'choices',
  'program',
  'local',
];

const checkAtLeast = (
  check: ReturnType<typeof createChecker>,
  field: string,
  value: unknown,
  least: number,
): void => {
  if (check.count(field, value) && value < least) check.report('too-few', field, { least, got: value });
};

const findNewerEngine = (made: unknown): Problem | null => {
  if (!isRecord(made)) return createProblem('missing', 'made');
  for (const name of versionNames) {
    if (typeof made[name] !== 'string') return createProblem('missing', `made.${name}`);
  }
  const got = String(made['engine']);
  if (!/^\d+\.\d+\.\d+$/.test(got))
    return createProblem('wrong-format', 'made.engine', { expected: 'a version such as 1.0.0', got });
  return compareVersions(got, versions.engine) > 0
    ? createProblem('newer-version', 'made.engine', { got, limit: versions.engine })
    : null;
};

const compareVersions = (a: string, b: string): number => {
  const [left, right] = [a, b].map((text) => text.split('.').map(Number));
  for (let i = 0; i < 3; i += 1) {
    const difference = (left?.[i] ?? 0) - (right?.[i] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
};
