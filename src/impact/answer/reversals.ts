// Reported reversals beside what the other inputs imply: this program's reports against this program's kits.
import { signedPoissonAt } from '../inference/count.ts';
import type { Summary } from '../inference/summary.ts';
import type { Program } from '../program/program.ts';
import type { Draws } from './draws.ts';
import type { InputName } from './inputs.ts';
import type { Mixed } from './mixture.ts';
import type { Room } from './outcome.ts';
import type { Rules } from './rules.ts';
import { reportedIn } from './studies.ts';

export type ReversalCheck = {
  readonly reported: number;
  /**
   * Uses of naloxone that form and deaths imply before a report is counted: of this program's kits (of anyone's for a file of
   * engine 1).
   */
  readonly implied: Summary;
  /** Deaths averted if every report is true and none is missing. */
  readonly avertedByReports: Summary;
  /** `more reported than implied`: the reports lie above the 95 % interval of what is implied; an input is likely off. */
  readonly verdict: 'fits' | 'more reported than implied';
};

export const checkReversals = (
  program: Program,
  mixed: Mixed,
  values: Readonly<Record<InputName, Float64Array>>,
  room: Room,
  draws: Draws,
  sum: (column: Float64Array) => Summary,
  rules: Rules,
): ReversalCheck | null => {
  if (program.reversals === null) return null;
  const reported = reportedIn(program);
  const { overdoses, useWith, perUse, uses } = mixed;
  if (rules > 1 && uses === null) return null;
  const own =
    rules > 1 && uses !== null
      ? uses
      : overdoses.map((all, i) => (all - room.overdoses) * (values.witnessed[i] ?? 0) * (useWith[i] ?? 0));
  const { unit, normal } = draws.unitOf('kits');
  const byReports = perUse.map((each, i) =>
    rules === 1 ? each * reported : signedPoissonAt(each * reported, unit[i] ?? 0.5, normal[i] ?? 0),
  );
  const implied = sum(own);
  return {
    reported,
    implied,
    avertedByReports: sum(byReports),
    verdict: reported > implied.most[1] ? 'more reported than implied' : 'fits',
  };
};
