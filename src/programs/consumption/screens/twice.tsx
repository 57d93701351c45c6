import { Banner } from '#kit/components/messages.tsx';
import { useWords } from '#kit/words/context.tsx';
import { twiceHere } from '../rules/room.ts';
import { type LiveRoom, seatName } from './use-room.ts';

/** One card that two tablets without a network each let in: a worker looks which stay is true, and ends the other. */
export const Twice = ({ live }: { readonly live: LiveRoom }) => {
  const { t } = useWords();
  return (
    <>
      {twiceHere(live.room.sessions).map((stays) => (
        <Banner key={stays[0]?.subject} tone="warning">
          {t('consumption.twice-here')}{' '}
          {stays.map(({ id, seat, stage }) => (
            <a key={id} class="button" href={`/room/stay/${id}`}>
              {seatName(live.room.set, seat) ?? '–'} · {t(`consumption.stage.${stage}`)}
            </a>
          ))}
        </Banner>
      ))}
    </>
  );
};
