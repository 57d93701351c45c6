import { useState } from 'preact/hooks';
import type { needs as needsRoute } from '#contract/needs.ts';
import type { Answered } from '#contract/route.ts';
import { Button } from '#kit/components/button.tsx';
import { EmptyState } from '#kit/components/messages.tsx';
import { type Column, Table } from '#kit/components/table.tsx';
import { isNumberText, readNumber } from '#kit/form/read-number.ts';
import { saveFile } from '#kit/save-file.ts';
import { useWords } from '#kit/words/context.tsx';
import { toCsv } from '#report/csv-lines.ts';
import { reportFileName } from '#report/file-name.ts';
import { usePackSizes } from '#stock/screens/use-pack-sizes.ts';
import { useLabels } from '#visits/screens/labels.ts';
import { useSiteNames } from './site-names.ts';

type Answer = Answered<typeof needsRoute>;
type Need = Answer['needs'][number];

/** The list to order by, what it was reckoned from, and the same by site. What nobody knows is –, and a person says how many. */
export const OrderList = ({
  answer,
  site,
  who,
  to,
}: {
  readonly answer: Answer;
  /** '' for all. */
  readonly site: string;
  /** Whose order it is, for paper and the name of the file. */
  readonly who: string;
  /** Hub or supplier, as it was typed. */
  readonly to: string;
}) => {
  const { t, day } = useWords();
  const labels = useLabels();
  const sites = useSiteNames(answer.sites);
  const boxes = useBoxes();
  const columns = useNeedColumns();
  const [typed, setTyped] = useState<Readonly<Record<string, number | undefined>>>({});
  const [isWhole, setWhole] = useState(false);
  const own = answer.needs.filter((need) => (need.site ?? '') === site);
  const amountOf = (need: Need): number | undefined =>
    need.item in typed ? typed[need.item] : (need.order ?? undefined);
  const ordered = own.filter((need) => need.item in typed || need.order === null || need.order > 0);
  const shown = isWhole ? own : ordered;
  const { asOf, until } = answer;
  const head = t('app.office.order.head', { who, day: day(asOf), until: day(until) });
  const save = (): void => {
    const heading = [
      'item',
      'name',
      'order',
      'boxes',
      'on_hand',
      'on_the_way',
      'expires_before_use',
      'on_hold',
      'use_a_week',
      'asked_for_and_not_there',
      'weeks_left',
      'as_of',
      'lasts_until',
      'for',
      'to',
    ];
    const rows = ordered
      .filter((need) => amountOf(need) !== 0)
      .map((need) => [
        need.item,
        labels.item(need.item),
        amountOf(need) ?? '',
        boxes(need.item, amountOf(need)) ?? '',
        need.onHand ?? '',
        need.coming,
        need.expires,
        need.held,
        need.perWeek === null ? '' : rounded(need.perWeek),
        need.unmet ?? '',
        need.weeksLeft ?? '',
        asOf,
        until,
        who,
        to,
      ]);
    const file = new Blob([toCsv([heading, ...rows])], { type: 'text/csv;charset=utf-8' });
    saveFile(file, reportFileName({ who, days: { from: asOf, to: asOf }, what: 'order' }, 'csv'));
  };
  if (own.length === 0) return <EmptyState icon="box">{t('app.office.order.none')}</EmptyState>;
  return (
    <>
      <p class="report-head">
        <strong>{to === '' ? head : t('app.office.order.head-to', { head, to })}</strong>
      </p>
      <p>{t('app.office.order.how', { weeks: answer.weeksBack })}</p>
      <Table<Need>
        caption={t('app.office.order.list')}
        rows={shown}
        rowKey={({ item }) => item}
        empty={t('app.office.order.enough')}
        columns={[
          {
            key: 'item',
            label: t('stock.item'),
            cell: ({ item }) => <a href={`/stock/item/${item}`}>{labels.item(item)}</a>,
            sortBy: ({ item }) => labels.item(item),
          },
          ...columns,
          {
            key: 'order',
            label: t('app.office.order.order'),
            isNumber: true,
            cell: (need) => (
              <div>
                <AmountField
                  label={t('app.office.order.order-of', { item: labels.item(need.item) })}
                  value={amountOf(need)}
                  onInput={(amount) => setTyped((before) => ({ ...before, [need.item]: amount }))}
                />
                <Note text={boxes(need.item, amountOf(need))} />
              </div>
            ),
          },
        ]}
      />
      <div class="row no-print">
        <Button icon="download" onClick={save}>
          {t('app.office.order.csv')}
        </Button>
        {own.length > ordered.length || isWhole ? (
          <Button tone="quiet" onClick={() => setWhole(!isWhole)}>
            {isWhole
              ? t('app.office.order.only')
              : t('app.office.order.whole', { count: own.length - ordered.length })}
          </Button>
        ) : null}
      </div>
      {site === '' ? (
        <details class="more">
          <summary>{t('app.office.order.by-site')}</summary>
          <Table<Need>
            caption={t('app.office.order.by-site')}
            rows={answer.needs.filter(
              (need) => need.site !== undefined && (isWhole || need.order === null || need.order > 0),
            )}
            rowKey={(need) => `${need.site} ${need.item}`}
            empty={t('app.office.order.enough')}
            columns={[
              {
                key: 'item',
                label: t('stock.item'),
                cell: ({ item }) => labels.item(item),
                sortBy: ({ item }) => labels.item(item),
              },
              {
                key: 'site',
                label: t('stock.site'),
                cell: (need) => sites.of(need.site ?? '', answer.sites) ?? '–',
                sortBy: (need) => sites.of(need.site ?? '', answer.sites) ?? '',
              },
              ...columns,
              {
                key: 'order',
                label: t('app.office.order.order'),
                isNumber: true,
                cell: ({ order }) => <Figure value={order} />,
                sortBy: ({ order }) => order ?? -1,
              },
            ]}
          />
        </details>
      ) : null}
    </>
  );
};

/** What the order follows from, the same for one site and for all. */
const useNeedColumns = (): readonly Column<Need>[] => {
  const { t, number } = useWords();
  return [
    {
      key: 'onHand',
      label: t('stock.on-hand'),
      isNumber: true,
      cell: ({ onHand, coming, expires, held }) => (
        <div>
          <Figure value={onHand} />
          <Note text={coming > 0 ? t('app.office.order.coming', { count: number(coming) }) : undefined} />
          <Note text={expires > 0 ? t('app.office.order.expires', { count: number(expires) }) : undefined} />
          <Note text={held > 0 ? t('app.office.order.held', { count: number(held) }) : undefined} />
        </div>
      ),
      sortBy: ({ onHand }) => onHand ?? Number.MAX_SAFE_INTEGER,
    },
    {
      key: 'perWeek',
      label: t('app.office.order.per-week'),
      isNumber: true,
      cell: ({ perWeek, isLeast, weeks, weeksOut, unmet }) => (
        <div>
          {perWeek !== null && isLeast ? (
            t('app.office.order.least', { count: number(rounded(perWeek)) })
          ) : (
            <Figure value={perWeek === null ? null : rounded(perWeek)} />
          )}
          <Note
            text={
              perWeek === null
                ? t('app.office.order.not-known')
                : weeksOut > 0
                  ? t('app.office.order.of-weeks-out', { weeks, out: weeksOut })
                  : t('app.office.order.of-weeks', { weeks })
            }
          />
          <Note text={unmet === null ? undefined : t('app.office.order.unmet', { count: number(unmet) })} />
        </div>
      ),
      sortBy: ({ perWeek }) => perWeek ?? -1,
    },
    {
      key: 'weeksLeft',
      label: t('app.office.order.weeks-left'),
      isNumber: true,
      cell: ({ weeksLeft }) => <Figure value={weeksLeft} />,
      sortBy: ({ weeksLeft }) => weeksLeft ?? Number.MAX_SAFE_INTEGER,
    },
  ];
};

/** To a tenth below ten, else whole: nobody hands out a third of a syringe. */
const rounded = (value: number): number => (value < 10 ? Math.round(value * 10) / 10 : Math.round(value));

const Figure = ({ value }: { readonly value: number | null }) => {
  const { number } = useWords();
  return <>{value === null ? '–' : number(value)}</>;
};

const Note = ({ text }: { readonly text: string | undefined }) =>
  text === undefined ? null : <small class="cell-note">{text}</small>;

/** How many of what an item last came in that is, rounded up; undefined where nobody said what one holds. */
const useBoxes = (): ((item: string, amount: number | undefined) => string | undefined) => {
  const { t, number } = useWords();
  const sizes = usePackSizes();
  return (item, amount) => {
    const pack = sizes.last(item);
    const holds = pack && sizes.holds(item, '', pack);
    if (pack === undefined || holds === undefined || amount === undefined || amount === 0) return undefined;
    return t(`app.office.order.in-${pack}`, { count: Math.ceil(amount / holds), holds: number(holds) });
  };
};

/** How many to order; empty: not said. */
const AmountField = ({
  label,
  value,
  onInput,
}: {
  readonly label: string;
  readonly value: number | undefined;
  readonly onInput: (value: number | undefined) => void;
}) => {
  const [text, setText] = useState(value === undefined ? '' : String(value));
  return (
    <input
      class="input amount-field"
      type="text"
      role="spinbutton"
      inputMode="numeric"
      autocomplete="off"
      aria-label={label}
      value={text}
      onInput={(event) => {
        const next = event.currentTarget.value;
        if (!isNumberText(next, 0)) {
          event.currentTarget.value = text;
          return;
        }
        setText(next);
        onInput(readNumber(next));
      }}
    />
  );
};
