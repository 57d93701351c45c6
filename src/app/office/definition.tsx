import type { report as reportRoute } from '#contract/reports.ts';
import type { Answered } from '#contract/route.ts';
import { useWords } from '#kit/words/context.tsx';

type Definition = Answered<typeof reportRoute>['definition'];

/** What a figure counts and what it does not, folded away under it; on paper when it is open. */
export const DefinitionOf = ({
  definition,
  children,
}: {
  readonly definition: Definition;
  /** What can be done with it. */
  readonly children?: preact.ComponentChildren;
}) => {
  const { t } = useWords();
  const lines = useDefinitionLines();
  return (
    <details class="more definition">
      <summary>{t('app.office.report.definition')}</summary>
      <dl>
        {lines(definition).map(([what, text]) => (
          <>
            <dt>{what}</dt>
            <dd>{text}</dd>
          </>
        ))}
      </dl>
      {children}
    </details>
  );
};

/** A definition as pairs of a heading and a text: for the screen, paper and the file. */
export const useDefinitionLines = (): ((
  definition: Definition,
) => readonly (readonly [string, string])[]) => {
  const { t, day } = useWords();
  return ({ code, version, since, counts, not, field, differs, columns }) => [
    [t('app.office.report.counts'), counts],
    [t('app.office.report.counts-not'), not],
    ...columns.map(
      (own) => [own.name, `${own.counts} ${t('app.office.report.counts-not')}: ${own.not}`] as const,
    ),
    [
      t('app.office.report.field'),
      field === null ? t('app.office.report.no-field') : `${field}. ${differs ?? ''}`.trim(),
    ],
    [
      t('app.office.report.version'),
      t('app.office.report.version-since', { code, version: String(version), day: day(since) }),
    ],
  ];
};
