import { useState } from 'preact/hooks';
import { Choice } from '#kit/components/choice-field.tsx';
import { Badge } from '#kit/components/messages.tsx';
import { NothingKept } from '#kit/components/nothing-kept.tsx';
import { Page } from '#kit/components/page.tsx';
import { Table } from '#kit/components/table.tsx';
import { useLog } from '#kit/log-context.tsx';
import { useWords } from '#kit/words/context.tsx';
import { dayMs, mondayOf } from '#log/calendar.ts';
import { timeToMs } from '#log/index.ts';
import { useLabels } from '#visits/screens/labels.ts';
import { contributionsOf } from '../rules/around/release.ts';
import { noteworthy } from '../rules/noteworthy.ts';
import { foundDayOf } from '../rules/sample.ts';
import { codeText } from './list.tsx';
import { useSamples, useSubstances } from './use-samples.ts';
import { Warning } from './warning.tsx';

const weekMs = 7 * dayMs;
const spans = ['1', '4', '12'] as const;

/** What is around, for staff: findings worth a word, and expected against found by week and area. Nothing of it leaves by itself. */
export const Screen = () => {
  const { t } = useWords();
  const { place } = useLog();
  const samples = useSamples();
  const [weeks, setWeeks] = useState<string>('4');
  const since = timeToMs(place.now()) - Number(weeks) * weekMs;
  return (
    <Page title={t('checking.here.title')} back="/checking">
      <p>{t('checking.here.text')}</p>
      <Choice
        name="weeks"
        label={t('checking.here.since')}
        canDecline={false}
        options={spans.map((value) => ({ value, label: t('checking.here.weeks', { count: Number(value) }) }))}
        value={weeks}
        onChange={setWeeks}
      />
      <Findings since={since} />
      <Counted samples={samples.filter(({ intake }) => intake.ms >= since)} />
    </Page>
  );
};

const Findings = ({ since }: { readonly since: number }) => {
  const { t, day, list } = useWords();
  const { name } = useSubstances();
  const found = noteworthy(useSamples(), since);
  return (
    <section aria-label={t('checking.here.findings')}>
      <h2>{t('checking.here.findings')}</h2>
      {found.length === 0 ? <NothingKept icon="strip">{t('checking.here.no-findings')}</NothingKept> : null}
      {found.map(({ sample, reasons, about }) => (
        <article key={sample.id} class="card" aria-label={codeText(t, sample)}>
          <h3>
            <a class="check-code" href={`/checking/sample/${sample.id}`}>
              {codeText(t, sample)}
            </a>
          </h3>
          <p>
            <strong>{list(about.map(name))}</strong> · {day(sample.intake.day)}
          </p>
          <p>
            {t('checking.here.expected', {
              substances: list((sample.intake.said.expected ?? ['unknown']).map(name)),
            })}
            {sample.intake.said.stamp === undefined
              ? ''
              : ` · ${t('checking.here.stamp', { stamp: sample.intake.said.stamp })}`}
          </p>
          <p>
            {reasons.map((reason) => (
              <Badge key={reason} tone={reason === 'overdose' ? 'danger' : 'warning'}>
                {t(`checking.reason.${reason}`)}
              </Badge>
            ))}
          </p>
          <Warning sample={sample} />
        </article>
      ))}
    </section>
  );
};

/** Expected against found, by week of the first result and area. */
const Counted = ({ samples }: { readonly samples: ReturnType<typeof useSamples> }) => {
  const { t, day, number } = useWords();
  const labels = useLabels();
  const { name } = useSubstances();
  const substance = (code: string): string => (code === 'nothing' ? t('checking.here.nothing') : name(code));
  const rows = new Map<string, { readonly cells: readonly string[]; readonly times: number }>();
  for (const sample of samples) {
    const tested = foundDayOf(sample);
    if (tested === undefined) continue;
    for (const { measure, at } of contributionsOf(sample)) {
      if (measure !== 'pairs') continue;
      const cells = [mondayOf(tested), at['area'] ?? '', at['expected'] ?? '', at['found'] ?? ''];
      const key = cells.join(' ');
      rows.set(key, { cells, times: (rows.get(key)?.times ?? 0) + 1 });
    }
  }
  if (rows.size === 0) return null;
  type Row = { readonly key: string; readonly cells: readonly string[]; readonly times: number };
  const cellOf = ({ cells }: Row, at: number): string => cells[at] ?? '';
  const sorted = [...rows]
    .map(([key, row]): Row => ({ key, ...row }))
    .toSorted((a, b) =>
      cellOf(a, 0) === cellOf(b, 0) ? b.times - a.times : cellOf(a, 0) < cellOf(b, 0) ? 1 : -1,
    );
  const column = (key: string, cell: (row: Row) => string) => ({
    key,
    label: t(`checking.here.${key}`),
    cell,
  });
  return (
    <Table
      caption={t('checking.here.counts')}
      rows={sorted}
      rowKey={({ key }) => key}
      columns={[
        column('week', (row) => day(cellOf(row, 0))),
        column('said', (row) => substance(cellOf(row, 2))),
        column('found', (row) => substance(cellOf(row, 3))),
        column('area', (row) =>
          cellOf(row, 1) === 'unknown' ? t('checking.here.no-area') : labels.of('area', cellOf(row, 1)),
        ),
        { ...column('times', ({ times }) => number(times)), isNumber: true },
      ]}
    />
  );
};
