import { Table } from '#kit/components/table.tsx';
import { useLog } from '#kit/log-context.tsx';
import { useWords } from '#kit/words/context.tsx';
import { timeToMs } from '#log/index.ts';
import type { TrailStep } from '../trail.ts';
import { useSiteNames } from './use-shipments.ts';

/** What happened to an item or a lot: when, what, where, how many, and who wrote it. */
export const Steps = ({
  caption,
  steps,
  hasLots = false,
}: {
  readonly caption: string;
  readonly steps: readonly TrailStep[];
  readonly hasLots?: boolean;
}) => {
  const { t, number, moment } = useWords();
  const { place } = useLog();
  const siteOf = useSiteNames();
  return (
    <Table<TrailStep>
      caption={caption}
      rows={steps}
      rowKey={({ key }) => key}
      empty={t('stock.steps.none')}
      columns={[
        { key: 'when', label: t('stock.lots.when'), cell: ({ at }) => moment(timeToMs(at)) },
        { key: 'what', label: t('stock.lots.what'), cell: ({ reason }) => t(`stock.moved.${reason}`) },
        { key: 'site', label: t('stock.site'), cell: ({ site }) => siteOf(site) },
        ...(hasLots
          ? [{ key: 'lot', label: t('stock.lot'), cell: ({ lot }: TrailStep) => (lot === '' ? '–' : lot) }]
          : []),
        {
          key: 'many',
          label: t('stock.lots.many'),
          isNumber: true,
          cell: ({ quantity }) => number(Math.abs(quantity)),
        },
        {
          key: 'who',
          label: t('stock.lots.who'),
          cell: ({ author }) => place.workers.find(({ id }) => id === author)?.name ?? '–',
        },
      ]}
    />
  );
};
