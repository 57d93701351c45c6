import { Button } from '#kit/components/button.tsx';
import { Banner, ProgressBar } from '#kit/components/messages.tsx';
import { Table } from '#kit/components/table.tsx';
import { useLog } from '#kit/log-context.tsx';
import { useWords } from '#kit/words/context.tsx';
import { useOf } from '#sheets/mapping/use.ts';
import { useItemNames } from '#stock/screens/item-names.ts';
import type { Gives, Look, Report, Status } from './api.ts';
import type { Mapping } from './mapping.ts';

/** The sheet's own sum of what is handed out or comes back, where it has one for every such column. */
const ownSum = (look: Look, mapping: Mapping, wanted: (use: string) => boolean): number | undefined => {
  const uses = look.suggestion.columns.map(({ column }) => ({ column, use: useOf(mapping, column) }));
  const columns = uses.filter(({ use }) => wanted(use));
  const sums = columns.map(
    ({ column }) => look.suggestion.ownTotals.find((own) => own.column === column)?.sum,
  );
  return columns.length === 0 || sums.some((sum) => sum === undefined)
    ? undefined
    : sums.reduce<number>((all, sum) => all + (sum ?? 0), 0);
};

/** Weights alone say nothing of a number. */
const countsBack = ({ targets }: Mapping): boolean =>
  targets.some(
    ({ target, fields }) =>
      target === 'exchange.return' &&
      ['count', 'estimated', 'perUnit'].some((name) => fields[name] !== undefined),
  );

/** What this import will give, before anything is saved: three numbers first, beside what the sheet itself says. */
export const Preview = ({
  look,
  mapping,
  status,
}: {
  readonly look: Look;
  readonly mapping: Mapping;
  readonly status: Status | undefined;
}) => {
  const { t, number, percent } = useWords();
  const report = status?.report;
  if (report === undefined) {
    const now = status?.progress;
    return (
      <ProgressBar
        label={t('app.import.trying')}
        value={now === undefined || now.bytesTotal === 0 ? 0 : now.bytes / now.bytesTotal}
        max={1}
        text={now === undefined ? '' : percent(now.bytes / Math.max(1, now.bytesTotal))}
      />
    );
  }
  const { gives } = report;
  const makes = (kind: string, count: number): number | undefined =>
    mapping.targets.some(({ target }) => target === kind) ? count : undefined;
  const tallies = (name: 'visits' | 'people'): number | undefined =>
    mapping.targets.some(({ target, fields }) => target === 'visits.tally' && fields[name] !== undefined)
      ? gives.tallied[name]
      : undefined;
  const out = ownSum(look, mapping, (use) => use.startsWith('item:syringe'));
  const back = ownSum(look, mapping, (use) => use === 'back' || use === 'back-est');
  return (
    <>
      <dl class="figures">
        <Figure
          label={t('app.import.syringes-out')}
          value={makes('exchange.handout', gives.syringesOut)}
          own={out}
        />
        <Figure
          label={t('app.import.syringes-back')}
          value={countsBack(mapping) ? gives.syringesBack : undefined}
          own={back}
        />
        <Figure
          label={t('app.import.visits')}
          value={makes('visits.visit', gives.visits) ?? tallies('visits')}
          note={gives.tallied.visits > 0 ? t('app.import.only-counted') : undefined}
        />
      </dl>
      {report.badRows > 0 ? (
        <Banner tone="warning">
          {t('app.import.rows-left-out', { count: report.badRows, rows: number(report.rows) })}
        </Banner>
      ) : null}
      {report.entries.known > 0 ? <p>{t('app.import.known-text', { count: report.entries.known })}</p> : null}
      {report.replaces.map(({ device, name }) => (
        <Banner key={device} tone="warning">
          {t('app.import.replaces', { name })}
        </Banner>
      ))}
      <Assumed look={look} mapping={mapping} />
      <details>
        <summary>{t('app.import.what-it-gives')}</summary>
        <Details gives={gives} look={look} report={report} mapping={mapping} />
      </details>
    </>
  );
};

/** A number, beside what the sheet itself says; `undefined` where the sheet says nothing of it, which is not none. */
const Figure = ({
  label,
  value,
  own,
  note,
}: {
  readonly label: string;
  readonly value: number | undefined;
  readonly own?: number | undefined;
  readonly note?: string | undefined;
}) => {
  const { t, number } = useWords();
  return (
    <div>
      <dt>{label}</dt>
      <dd>
        {value === undefined ? '–' : number(value)}{' '}
        <small>
          {value === undefined ? t('app.import.not-in-sheet') : note}
          {own === undefined
            ? null
            : t(own === value ? 'app.import.sheet-agrees' : 'app.import.sheet-says', { sum: number(own) })}
        </small>
      </dd>
    </div>
  );
};

/** What the sheet does not say and was filled in with what is usual. */
const Assumed = ({ look, mapping }: { readonly look: Look; readonly mapping: Mapping }) => {
  const { t, list } = useWords();
  const names = useItemNames();
  const still = look.suggestion.assumed.filter(
    ({ name, item }) =>
      useOf(mapping, name).startsWith(`item:${item}`) ||
      !look.suggestion.columns.some(({ column }) => column === name),
  );
  if (still.length === 0) return null;
  return (
    <p class="field-hint">
      {t('app.import.assumed', {
        what: list(still.map(({ name, item }) => t('app.import.assumed-one', { name, item: names(item) }))),
      })}
    </p>
  );
};

const Details = ({
  gives,
  look,
  report,
  mapping,
}: {
  readonly gives: Gives;
  readonly look: Look;
  readonly report: Report;
  readonly mapping: Mapping;
}) => {
  const { t, number, day, list } = useWords();
  const { place } = useLog();
  const names = useItemNames();
  // Of what no column counts the sheet says nothing, which is not none.
  const known = (kind: string, count: number): number | undefined =>
    mapping.targets.some(({ target }) => target === kind) ? count : undefined;
  const hasPeople = mapping.targets.some(
    ({ target, fields }) =>
      target !== 'visits.tally' && ['people', 'self', 'others'].some((name) => fields[name] !== undefined),
  );
  const siteName = (id: string): string => place.sites.find((site) => site.id === id)?.name ?? id;
  const lines = (counts: Readonly<Record<string, number>>, label: (key: string) => string) =>
    Object.entries(counts).map(([key, count]) => ({ key, label: label(key), count }));
  const items = lines(gives.items, names);
  const received = lines(gives.received, names);
  const months = lines(gives.months, (month) =>
    day(`${month}-01`, { month: 'long', year: 'numeric' }),
  ).toSorted((a, b) => (a.key < b.key ? -1 : 1));
  return (
    <>
      <dl class="figures">
        <Figure label={t('app.import.kits')} value={known('naloxone.handout', gives.kits)} />
        <Figure
          label={t('app.import.people')}
          value={gives.people === 0 && !hasPeople ? undefined : gives.people}
        />
        {gives.tallied.people === 0 ? null : (
          <Figure
            label={t('app.import.people')}
            value={gives.tallied.people}
            note={t('app.import.only-counted')}
          />
        )}
        <Figure label={t('app.import.reversals')} value={known('naloxone.reversal', gives.reversals)} />
        <Figure label={t('app.import.new')} value={report.entries.new} />
      </dl>
      {gives.first === '' ? null : (
        <p>{t('app.import.days', { first: day(gives.first), last: day(gives.last) })}</p>
      )}
      <Counts caption={t('app.import.by-item')} rows={items} />
      <Counts caption={t('app.import.received')} rows={received} />
      <Counts caption={t('app.import.by-month')} rows={months} />
      {Object.keys(gives.sites).length > 1 ? (
        <Counts caption={t('app.import.by-site')} rows={lines(gives.sites, siteName)} />
      ) : null}
      {look.suggestion.unused.length === 0 ? null : (
        <p>{t('app.import.unused', { columns: list(look.suggestion.unused) })}</p>
      )}
      <Problems report={report} />
      <p class="field-hint">{t('app.import.rows-read', { rows: number(report.rows) })}</p>
    </>
  );
};

const Counts = ({
  caption,
  rows,
}: {
  readonly caption: string;
  readonly rows: readonly { readonly key: string; readonly label: string; readonly count: number }[];
}) => {
  const { t, number } = useWords();
  if (rows.length === 0) return null;
  return (
    <Table
      caption={caption}
      rows={rows}
      rowKey={({ key }) => key}
      onPhone="scroll"
      columns={[
        { key: 'label', label: caption, cell: ({ label }) => label },
        { key: 'count', label: t('app.import.number'), isNumber: true, cell: ({ count }) => number(count) },
      ]}
    />
  );
};

/** Rows that stay out, with the reason of each. */
export const Problems = ({ report }: { readonly report: Report }) => {
  const { t, number } = useWords();
  if (report.problems.length === 0) return null;
  return (
    <Table
      caption={t('app.import.problems')}
      rows={report.problems.slice(0, 100).map((problem, index) => ({ ...problem, key: String(index) }))}
      rowKey={({ key }) => key}
      columns={[
        { key: 'row', label: t('app.import.row'), isNumber: true, cell: ({ row }) => number(row) },
        { key: 'column', label: t('app.import.column'), cell: ({ column }) => column ?? '–' },
        {
          key: 'problem',
          label: t('app.import.problem'),
          cell: ({ code, detail }) =>
            `${t(`sheets.problem.${code}`)}${detail === undefined ? '' : ` (${detail})`}`,
        },
      ]}
    />
  );
};

export const SaveBadRows = ({ onSave }: { readonly onSave: () => void }) => {
  const { t } = useWords();
  return (
    <Button icon="download" onClick={onSave}>
      {t('app.import.save-bad-rows')}
    </Button>
  );
};
