import {
  type AlertText,
  corroborateKind,
  draftKind,
  gradeKind,
  type ReportBody,
  reportKind,
} from '#community/alerts/entries.ts';
import type { Both } from '#community/alerts/rules/effects.ts';
import type { Alert } from '#community/alerts/rules/life.ts';
import { moves } from '#community/alerts/rules/moves.ts';
import { draftText, factsOf } from '#community/alerts/rules/template.ts';
import type { JsonObject } from '#log/index.ts';
import { evidenceOf, unexpectedIn } from './noteworthy.ts';
import type { Sample } from './sample.ts';
import { foundOf } from './sample.ts';
import { classOf } from './substances.ts';

/** An entry of an alert, to be saved. */
export interface AlertDraft {
  readonly kind: string;
  readonly version: number;
  readonly body: JsonObject;
}

/** What a sample tells an alert of. No stamp: those of samples are typed by hand, and are for staff. */
export const reportOf = (sample: Sample): ReportBody => {
  const { expected = [], colors = [], area, overdose, effects = [] } = sample.intake.said;
  const unexpected = unexpectedIn(sample) ?? [];
  const found = unexpected.length > 0 ? unexpected : (foundOf(sample) ?? []);
  const [soldAs] = expected.filter((code) => code !== 'unknown');
  const told = [
    ...(overdose === 'yes' ? (['overdose'] as const) : []),
    ...(effects.includes('more-down') ? (['long-sleep'] as const) : []),
    ...(unexpected.length > 0 ? (['not-as-sold'] as const) : []),
  ];
  return {
    source: 'bench',
    ...(soldAs !== undefined && { soldAs }),
    ...(found.length > 0 && { found: found.slice(0, 10) }),
    ...(colors[0] !== undefined && { colour: colors[0] }),
    ...(area !== undefined && { area }),
    ...(told.length > 0 && { effects: told }),
  };
};

/** Alerts that are open and tell of the same thing: sold as the same, with the same in it. Offered; nothing joins by itself. */
export const sameFinding = (alerts: readonly Alert[], { soldAs, found = [] }: ReportBody): readonly Alert[] =>
  alerts.filter(
    ({ state, reports }) =>
      moves.report.leads[state] !== undefined &&
      reports.some(
        (report) => report.soldAs === soldAs && (report.found ?? []).some((code) => found.includes(code)),
      ),
  );

/**
 * A draft that waits for a second person, from a finding: the report, what speaks for it by what was found how, the grade, and the
 * words. `alert` is the id that the first of them is saved under.
 */
export const warningOf = (
  sample: Sample,
  alert: string,
  label: (list: 'substance' | 'colour' | 'area', code: string) => Both,
): { readonly report: AlertDraft; readonly others: readonly AlertDraft[]; readonly text: AlertText } => {
  const report = reportOf(sample);
  const { supports, certainty } = evidenceOf(sample.results);
  const isGrave =
    sample.intake.said.overdose === 'yes' ||
    (report.found ?? []).some((code) => ['opioids', 'sedatives'].includes(classOf(code) ?? ''));
  const text = draftText(factsOf([report], label));
  const as = ({ kind, version }: AlertDraft | Omit<AlertDraft, 'body'>, body: object): AlertDraft => ({
    kind,
    version,
    body: body as JsonObject,
  });
  return {
    text,
    report: as(reportKind, report),
    others: [
      ...(supports.length === 0 ? (['none'] as const) : supports).map((by) =>
        as(corroborateKind, { alert, by }),
      ),
      as(gradeKind, { alert, certainty, severity: isGrave ? 'severe' : 'moderate' }),
      as(draftKind, { alert, text }),
    ],
  };
};
