import type { ListName } from '#catalog/list-names.ts';
import type { ReportBody } from '../entries.ts';
import { type Both, effects } from '../rules/effects.ts';
import { inLanguage } from './use-alerts.ts';

type Translate = (id: string, values?: Readonly<Record<string, string | number>>) => string;

/** What reports say, in one line: what it was sold as, color, stamp, where, what it did. */
export const factLine = (
  t: Translate,
  locale: string,
  reports: readonly Omit<ReportBody, 'alert'>[],
  label: (list: ListName, code: string) => Both,
): string => {
  const of = (list: ListName, code: string | undefined): readonly string[] =>
    code === undefined ? [] : [inLanguage(label(list, code), locale)];
  const parts = new Set(
    reports.flatMap((report) => [
      ...of('substance', report.soldAs),
      ...(report.found ?? []).map((code) =>
        t('alerts.one.found', { what: inLanguage(label('substance', code), locale) }),
      ),
      ...of('colour', report.colour),
      ...of('stamp', report.stamp),
      ...of('area', report.area),
      ...(report.effects ?? []).map((code) => inLanguage(effects[code].label, locale)),
      ...(report.count === undefined
        ? []
        : [
            t('alerts.one.spike', {
              what: t(`alerts.series.${report.series}`),
              week: report.week ?? '',
              count: report.count,
              usual: String(report.usual ?? '?'),
            }),
          ]),
    ]),
  );
  return parts.size === 0 ? t('alerts.one.nothing-said') : [...parts].join(' · ');
};
