// alongside impact lines: the engine for another language. One JSON request a line comes in; for each, lines go out that carry its
// `id`: rows of a table first, then one line with `value`, or one with `problems`. docs/impact/notebooks.md is the description.
import type { Answer } from '../../answer/answer.ts';
import { isRecord } from '../../check.ts';
import { whoWouldDisagree } from '../../evidence/disagreement.ts';
import { evidence } from '../../evidence/evidence.ts';
import { deathTree } from '../../forms/death-tree.ts';
import { kitsForCoverage, naloxoneUseAtRisk, naloxoneUseInState } from '../../forms/naloxone-use.ts';
import { needleCirculation } from '../../forms/needle-circulation.ts';
import { personCoverage, programCoverage } from '../../forms/needle-coverage.ts';
import { siteBenefits } from '../../forms/supervised-site.ts';
import { supplyShift } from '../../forms/supply.ts';
import { treatmentBenefit } from '../../forms/treatment.ts';
import { coursesNeeded } from '../../hiv-hcv/courses-needed.ts';
import { runHcvCoverage } from '../../hiv-hcv/hcv-coverage.ts';
import { runHcvGroups } from '../../hiv-hcv/hcv-groups.ts';
import { martinScenario, vickermanScenario } from '../../hiv-hcv/published.ts';
import type { Summary } from '../../inference/summary.ts';
import { rowsOfOverdose, rowsOfSharing } from '../../long/from-models.ts';
import { type Outcome, outcomeUnits } from '../../long/outcomes.ts';
import { type LongRow, summarizeLong } from '../../long/rows.ts';
import { scottCounty } from '../../micro/network/scott-county.ts';
import { runSharing } from '../../micro/network/sharing.ts';
import { rhodeIslandRuns } from '../../micro/overdose/posterior.ts';
import { rhodeIslandPlaces, rhodeIslandStart } from '../../micro/overdose/rhode-island-people.ts';
import { createOverdoseModel } from '../../micro/overdose/run.ts';
import { createProblem, err, isProblemError, ok, type Result } from '../../problem.ts';
import { exampleLocal, exampleProgram } from '../../program/example.ts';
import { checkScenario, createScenario, runScenario } from '../../scenario/scenario.ts';
import { seriesOf } from '../../schedule/index.ts';
import { versions } from '../../version.ts';
import { drawRows } from './draws.ts';
import type { TerminalIo } from './io.ts';

/** What one request is answered with: rows of a long table, and a value. */
type Reply = { readonly rows: Iterable<LongRow>; readonly value: unknown };
type Request = Readonly<Record<string, unknown>>;

const none: readonly LongRow[] = [];
const valued = (value: unknown): Result<Reply> => ok({ rows: none, value });

/** Public functions that take and give plain values, by their name: `with` holds the arguments. */
const plain: Readonly<Record<string, (...given: never[]) => unknown>> = {
  coursesNeeded,
  deathTree,
  kitsForCoverage,
  martinScenario,
  naloxoneUseAtRisk,
  naloxoneUseInState,
  needleCirculation,
  personCoverage,
  programCoverage,
  runHcvCoverage,
  runHcvGroups,
  scottCounty,
  seriesOf,
  siteBenefits,
  supplyShift,
  treatmentBenefit,
  vickermanScenario,
  whoWouldDisagree,
};

/** Answers every request of the input, in order. A line that is not understood is answered with a problem and does not end it. */
export const answerLines = async (io: TerminalIo): Promise<void> => {
  for await (const line of io.lines()) {
    if (line.trim() === '') continue;
    const request = parse(line);
    const id = isRecord(request) ? (request['id'] ?? null) : null;
    const reply = isRecord(request) ? replyTo(request) : notUnderstood('request', line);
    if (reply.ok) {
      let piece = '';
      for (const row of reply.value.rows) {
        piece += `${JSON.stringify({ id, row })}\n`;
        if (piece.length < 65_536) continue;
        io.print(piece);
        piece = '';
      }
      io.print(`${piece}${toJson({ id, value: reply.value.value })}\n`);
    } else io.print(`${toJson({ id, problems: reply.error })}\n`);
  }
};

const parse = (line: string): unknown => {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
};

/** Typed arrays as lists, where JSON would make groups of them. */
const toJson = (value: unknown): string =>
  JSON.stringify(value, (_, one: unknown) =>
    ArrayBuffer.isView(one) && !(one instanceof DataView) ? Array.from(one as Float64Array) : one,
  );

const notUnderstood = (field: string, got: string): Result<never> =>
  err([createProblem('unknown', field, { got: got.slice(0, 80) })]);

const replyTo = (request: Request): Result<Reply> => {
  try {
    return replyUnguarded(request);
  } catch (error) {
    // Functions that hand back a bare value throw their problems; anything else is a bug and ends the program.
    if (isProblemError(error)) return err(error.problems);
    throw error;
  }
};

const replyUnguarded = (request: Request): Result<Reply> => {
  const { call } = request;
  switch (call) {
    case 'versions':
      return valued(versions);
    case 'example':
      return valued(createScenario(exampleProgram, exampleLocal, { title: 'MADE UP example' }));
    case 'answer':
      return answerReply(request);
    case 'draws':
      return drawsReply(request);
    case 'overdose':
      return overdoseReply(request);
    case 'sharing':
      return sharingReply(request);
    default: {
      const found = typeof call === 'string' && Object.hasOwn(plain, call) ? plain[call] : undefined;
      return found === undefined ? notUnderstood('call', String(call)) : plainReply(found, request);
    }
  }
};

const plainReply = (found: (...given: never[]) => unknown, request: Request): Result<Reply> => {
  const given = Array.isArray(request['with']) ? (request['with'] as never[]) : [];
  const value = found(...given);
  if (!isRecord(value) || typeof value['ok'] !== 'boolean') return valued(value);
  const result = value as Result<unknown>;
  return result.ok ? valued(result.value) : result;
};

/** Figures of a summary by the names that notebooks use. */
const named = ({ median, mean, half, most }: Summary) => ({ median, mean, ci50: half, ci95: most });

const answerReply = (request: Request): Result<Reply> => {
  const scenario = checkScenario(request['scenario']);
  if (!scenario.ok) return scenario;
  const ran = runScenario(evidence, scenario.value);
  if (!ran.ok) return ran;
  const { answer, changes } = ran.value;
  const rows = drawRows({ name: '', scenario: scenario.value }, null);
  if (!rows.ok) return rows;
  const drawn = summarizeLong(rows.value, { blocks: scenario.value.blocks });
  // The figures are those of every other face; spread and Monte Carlo error of the mean are of the draws.
  const figures = (outcome: Outcome, summary: Summary) => {
    const found = drawn.find((one) => one.outcome === outcome);
    return { ...named(summary), sd: found?.sd ?? 0, mcse: found?.mcse ?? 0, unit: outcomeUnits[outcome] };
  };
  const { byPart, naloxoneUse } = answer;
  return valued({
    deaths_averted: figures('deaths_averted', answer.averted),
    deaths_averted_by_kits: figures('deaths_averted_by_kits', byPart.kits),
    deaths_averted_by_room: byPart.room === null ? null : figures('deaths_averted_by_room', byPart.room),
    deaths_without_program: figures('deaths_without_program', answer.deathsWithoutProgram),
    overdoses: figures('overdoses', answer.overdoses),
    naloxone_use_probability: figures('naloxone_use_probability', naloxoneUse.withProgram),
    laws: answer.laws.map(({ law, weight, averted }) => ({ law, weight, deaths_averted: named(averted) })),
    influence: answer.influence,
    infections: infectionsOf(answer),
    notices: answer.notices,
    run: answer.run,
    changes,
  });
};

const infectionsOf = ({ infections }: Answer) =>
  infections === null
    ? null
    : {
        hcv_infections_averted: named(infections.hcvAverted),
        hiv_infections_averted: named(infections.hivAverted),
        needle_coverage_share: infections.coverage === null ? null : named(infections.coverage),
      };

const nameOf = (name: unknown, otherwise: string): string => (typeof name === 'string' ? name : otherwise);

const drawsReply = (request: Request): Result<Reply> => {
  const scenario = checkScenario(request['scenario']);
  if (!scenario.ok) return scenario;
  const other = request['other'] === undefined ? null : checkScenario(request['other']);
  if (other !== null && !other.ok) return other;
  const rows = drawRows(
    { name: nameOf(request['name'], 'as it was'), scenario: scenario.value },
    other === null ? null : { name: nameOf(request['otherName'], 'instead'), scenario: other.value },
  );
  if (!rows.ok) return rows;
  const { blocks } = scenario.value;
  return ok({ rows: rows.value, value: summarizeLong(rows.value, { blocks }) });
};

const most = { draws: 1000, seed: 4294967295 };

const wholeOf = (request: Request, name: string, otherwise: number, high: number): Result<number> => {
  const given = request[name] ?? otherwise;
  if (typeof given === 'number' && Number.isInteger(given) && given >= 0 && given <= high) return ok(given);
  return err([createProblem('outside', name, { low: 0, high, got: String(given) })]);
};

/** Rhode Island by the calibrated sets, or `setting` with them: monthly counts of each draw. */
const overdoseReply = (request: Request): Result<Reply> => {
  const draws = wholeOf(request, 'draws', 10, most.draws);
  if (!draws.ok) return draws;
  const months = wholeOf(request, 'months', 48, 1200);
  if (!months.ok) return months;
  const setting = {
    start: rhodeIslandStart,
    places: rhodeIslandPlaces,
    months: months.value,
    mode: 'replicate',
  };
  const given = isRecord(request['setting']) ? request['setting'] : {};
  const model = createOverdoseModel({ ...setting, ...given } as Parameters<typeof createOverdoseModel>[0]);
  if (!model.ok) return model;
  const rows: Iterable<LongRow>[] = [];
  for (let draw = 0; draw < draws.value; draw += 1) {
    const chosen = rhodeIslandRuns.at(draw);
    const run = model.value.run(chosen.parameters, chosen.seed, chosen.draw);
    if (!run.ok) return run;
    rows.push(rowsOfOverdose(nameOf(request['name'], 'Rhode Island'), draw, run.value));
  }
  return ok(summarized(rows));
};

/** Scott County with or without a program, or a `setting` of the sharing network: monthly counts of each draw. */
const sharingReply = (request: Request): Result<Reply> => {
  const draws = wholeOf(request, 'draws', 10, most.draws);
  if (!draws.ok) return draws;
  const seed = wholeOf(request, 'seed', 1, most.seed);
  if (!seed.ok) return seed;
  const program = request['program'] ?? 'none';
  const setting = (request['setting'] ?? scottCounty(program as 'none')) as ReturnType<typeof scottCounty>;
  const rows: Iterable<LongRow>[] = [];
  for (let draw = 0; draw < draws.value; draw += 1) {
    const run = runSharing(setting, seed.value, draw);
    if (!run.ok) return run;
    rows.push(rowsOfSharing(nameOf(request['name'], String(program)), draw, setting, run.value));
  }
  return ok(summarized(rows));
};

const summarized = (parts: readonly Iterable<LongRow>[]): Reply => {
  const rows = parts.flatMap((part) => [...part]);
  return { rows, value: summarizeLong(rows) };
};
