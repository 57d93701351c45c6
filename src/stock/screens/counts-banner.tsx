import { Banner } from '#kit/components/messages.tsx';
import { useLog } from '#kit/log-context.tsx';
import { useWords } from '#kit/words/context.tsx';
import type { Uuid } from '#log/index.ts';
import type { CountSession } from '../count/standing.ts';

/** A count goes on here, or somebody's figures wait to be settled: said wherever the shelf is looked at or counted. */
export const CountsBanner = ({
  site,
  going,
  unsettled,
}: {
  readonly site: Uuid;
  readonly going: CountSession | undefined;
  readonly unsettled: number;
}) => {
  const { t, moment } = useWords();
  const { place } = useLog();
  const who = place.workers.find(({ id }) => id === going?.by)?.name ?? t('stock.settle.someone');
  return (
    <Banner
      tone={unsettled > 0 ? 'warning' : 'brand'}
      icon="list"
      action={
        <a class="button" href={`/stock/count?settle=${site}`}>
          {t('stock.settle.look')}
        </a>
      }
    >
      {going === undefined
        ? null
        : `${t('stock.count.going', { when: moment(going.since), who, count: going.parts.length })} `}
      {unsettled === 0 ? null : t('stock.count.unsettled', { count: unsettled })}
    </Banner>
  );
};
