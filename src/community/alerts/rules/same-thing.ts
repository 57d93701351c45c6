import type { ReportBody } from '../entries.ts';
import type { Alert } from './life.ts';
import { moves } from './moves.ts';

/**
 * Alerts that a report may belong to: one of theirs names the same stamp, or the same color of what it was sold as. Only offered: a
 * person says whether it is the same.
 */
export const sameThing = (
  alerts: readonly Alert[],
  said: Partial<Pick<ReportBody, 'stamp' | 'colour' | 'soldAs'>>,
): readonly Alert[] =>
  alerts.filter(
    ({ state, reports }) =>
      moves.report.leads[state] !== undefined &&
      reports.some(
        (report) =>
          (said.stamp !== undefined && report.stamp === said.stamp) ||
          (said.colour !== undefined &&
            report.colour === said.colour &&
            (said.soldAs === undefined || report.soldAs === undefined || report.soldAs === said.soldAs)),
      ),
  );
