import { Button } from '#kit/components/button.tsx';
import { Icon } from '#kit/components/icon.tsx';
import { useWords } from '#kit/words/context.tsx';
import { ageOf } from '../rules/room.ts';
import { isWatched, type Session } from '../rules/session.ts';
import { ageText, minutesText } from './texts.ts';

export type TileProps = {
  readonly session: Session;
  readonly name: string | undefined;
  /** What the person wishes to be called. */
  readonly alias: string | undefined;
  readonly now: number;
  readonly isHelped: boolean;
  readonly onHelp: () => void;
  readonly onLook: () => void;
};

/** A person at a seat: stage, how old the last look is, one tap for "looked, all right" and one for help. */
export const Tile = ({ session, name, alias, now, isHelped, onHelp, onLook }: TileProps) => {
  const { t } = useWords();
  const watched = isWatched(session.stage);
  const age = watched ? ageOf(session, now).state : 'untimed';
  return (
    <article class="room-tile" data-stage={session.stage} data-age={isHelped ? 'overdue' : age}>
      <a class="room-tile-who" href={`/room/stay/${session.id}`}>
        <strong>{name ?? '–'}</strong>
        {alias === undefined ? null : <span class="room-tile-alias">{alias}</span>}
        <span class="room-tile-stage">
          {isHelped ? t('consumption.helped') : t(`consumption.stage.${session.stage}`)}
        </span>
        <span class="room-tile-age">
          {watched ? (
            <>
              <Icon name={age === 'fresh' || age === 'untimed' ? 'clock' : 'warning'} />
              {ageText(t, session, now)}
            </>
          ) : (
            minutesText(t, now - session.since)
          )}
        </span>
      </a>
      <div class="room-tile-do">
        {watched ? (
          <Button icon="check" onClick={onLook}>
            {t('consumption.look')}
          </Button>
        ) : null}
        <Button tone="danger" onClick={onHelp}>
          {t('consumption.help')}
        </Button>
      </div>
    </article>
  );
};

export const FreeTile = ({
  name,
  onFill,
  isNext,
}: {
  readonly name: string;
  readonly onFill: () => void;
  readonly isNext: boolean;
}) => {
  const { t } = useWords();
  return (
    <button type="button" class="room-tile room-tile-free" onClick={onFill}>
      <strong>{name}</strong>
      <span>{t(isNext ? 'consumption.seat-next' : 'consumption.free')}</span>
    </button>
  );
};
