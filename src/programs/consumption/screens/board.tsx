import { Button } from '#kit/components/button.tsx';
import { Banner } from '#kit/components/messages.tsx';
import { NothingKept } from '#kit/components/nothing-kept.tsx';
import { Page } from '#kit/components/page.tsx';
import { useWords } from '#kit/words/context.tsx';
import { areas, checkKind, coverKind, type End, stayKind } from '../entries.ts';
import { whyClosed } from '../rules/plan.ts';
import { atSeat, fillOf, longestWaiting, nextInLine, present, waitOf, withoutSeat } from '../rules/room.ts';
import type { Session } from '../rules/session.ts';
import { useOpenHelp } from './open-help.ts';
import { RoomFrame } from './room-frame.tsx';
import { CloseShift, OpenShift, TestAlarms } from './shift.tsx';
import { minutesText } from './texts.ts';
import { FreeTile, Tile } from './tile.tsx';
import { Twice } from './twice.tsx';
import { type LiveRoom, seatName, useRoom } from './use-room.ts';
import type { Sound } from './use-sound.ts';

/** The room: who is where, since when, what to look at. */
export const Screen = () => {
  const { t } = useWords();
  const live = useRoom();
  const why = whyClosed(live.room.set);
  return (
    <Page title={t('consumption.board.title')}>
      <RoomFrame live={live}>
        {(sound) =>
          why === undefined || present(live.room.sessions).length > 0 ? (
            <>
              {why === undefined ? null : (
                <Banner
                  tone="warning"
                  action={
                    <a class="button" href="/room/set-up">
                      {t('consumption.set-up.title')}
                    </a>
                  }
                >
                  {t('consumption.closed.still-here')} {t(`consumption.closed.${why}`)}
                </Banner>
              )}
              <Board live={live} sound={sound} />
            </>
          ) : (
            <NothingKept
              icon="place"
              action={
                <a class="button button-primary" href="/room/set-up">
                  {t('consumption.set-up.title')}
                </a>
              }
            >
              {t(`consumption.closed.${why}`)}
            </NothingKept>
          )
        }
      </RoomFrame>
    </Page>
  );
};

const Board = ({ live, sound }: { readonly live: LiveRoom; readonly sound: Sound }) => {
  const { t } = useWords();
  const { room } = live;
  const { inRoom, capacity, isOver } = fillOf(room);
  if (!room.isOpen && present(room.sessions).length === 0) return <OpenShift live={live} sound={sound} />;
  return (
    <>
      {room.isOpen ? null : <OpenShift live={live} sound={sound} />}
      <p class="room-count" data-over={isOver}>
        {capacity === undefined
          ? t('consumption.in-room', { count: inRoom })
          : t('consumption.in-room-of', { count: inRoom, capacity })}
        {room.set?.plan?.watch === 'eye' ? ` · ${t('consumption.by-eye')}` : ''}
      </p>
      <Twice live={live} />
      <div class="room-board">
        <Door live={live} />
        <Seats live={live} />
      </div>
      <nav class="room-foot" aria-label={t('consumption.more')}>
        <a class="button" href="/room/wall">
          {t('consumption.wall.title')}
        </a>
        <Button
          onClick={() =>
            void live.record([{ kind: coverKind.kind, body: { covered: !room.isCovered } }], 'none')
          }
        >
          {t(room.isCovered ? 'consumption.uncover' : 'consumption.cover')}
        </Button>
        <a class="button" href="/room/set-up">
          {t('consumption.set-up.title')}
        </a>
      </nav>
      {room.isOpen ? <TestAlarms sound={sound} /> : null}
      {room.isOpen ? <CloseShift live={live} /> : null}
    </>
  );
};

/** Who comes in, and who waits since when. */
const Door = ({ live }: { readonly live: LiveRoom }) => {
  const { t } = useWords();
  const { room, now, record } = live;
  const waiting = room.sessions.filter(({ stage }) => stage === 'waiting');
  const longest = longestWaiting(room.sessions, now);
  const end = (session: Session, stage: End) =>
    void record([{ kind: stayKind.kind, body: { stage } }], session, t(`consumption.stage.${stage}`));
  return (
    <section class="room-door" aria-label={t('consumption.door')}>
      <h2>{t('consumption.door')}</h2>
      <Button
        size="large"
        isWide
        icon="plus"
        onClick={() =>
          void record(
            [{ kind: stayKind.kind, body: { stage: 'waiting', arrived: true } }],
            'new',
            t('consumption.arrived'),
          )
        }
      >
        {t('consumption.arrive')}
      </Button>
      <Button
        isWide
        tone="quiet"
        onClick={() =>
          void record(
            [{ kind: stayKind.kind, body: { stage: 'turned-away' } }],
            'new',
            t('consumption.stage.turned-away'),
          )
        }
      >
        {t('consumption.turn-away')}
      </Button>
      {longest === undefined ? (
        <p class="field-hint">{t('consumption.nobody-waits')}</p>
      ) : (
        <p>{t('consumption.longest', { minutes: Math.floor(longest / 60_000) })}</p>
      )}
      <ol class="room-queue">
        {waiting.map((session, index) => (
          <li key={session.id}>
            <a href={`/room/stay/${session.id}`}>
              {t('consumption.waits', { place: index + 1 })} · {minutesText(t, now - session.arrivedAt)}
              {live.server.aliases.has(session.id) ? ` · ${live.server.aliases.get(session.id)}` : ''}
            </a>
            <Button tone="quiet" onClick={() => end(session, 'left-queue')}>
              {t('consumption.stage.left-queue')}
            </Button>
          </li>
        ))}
      </ol>
    </section>
  );
};

const Seats = ({ live }: { readonly live: LiveRoom }) => {
  const { t } = useWords();
  const help = useOpenHelp(live);
  const { room, now, record, nextFor } = live;
  // Once for all free seats: a day has a thousand stays that are over.
  const line = { ...room, sessions: present(room.sessions) };

  /** The one who waits longest takes the seat; with nobody in the queue, whoever just came. */
  const fill = (seat: string): void => {
    const first = nextInLine(line, seat);
    const said = t('consumption.seated', { seat: seatName(room.set, seat) ?? seat });
    const body = { stage: 'seated', seat };
    if (first === undefined)
      void record([{ kind: stayKind.kind, body: { ...body, arrived: true } }], 'new', said);
    else
      void record(
        [{ kind: stayKind.kind, body: { ...body, ...waitOf(room.set, first, seat, now) } }],
        first,
        said,
      );
  };
  const tileOf = (session: Session) => (
    <Tile
      key={session.id}
      session={session}
      name={seatName(room.set, session.seat)}
      alias={live.server.aliases.get(session.id)}
      now={now}
      isHelped={room.responses.some(({ state, visit }) => state === 'open' && visit === session.id)}
      onHelp={() => void help(session)}
      onLook={() =>
        void record(
          [
            {
              kind: checkKind.kind,
              body: { responsive: true, ...nextFor(isStage(session) ? session.stage : 'using', session) },
            },
          ],
          session,
          t('consumption.looked'),
        )
      }
    />
  );
  const lost = withoutSeat(room);
  return (
    <div class="room-areas">
      {areas.map((area) => {
        const seats = room.set?.seats.filter((each) => each.area === area) ?? [];
        return seats.length === 0 ? null : (
          <section key={area} aria-label={t(`consumption.area.${area}`)}>
            <h2>{t(`consumption.area.${area}`)}</h2>
            <ul class="room-tiles">
              {seats.map(({ seat, name }) => {
                const here = atSeat(room.sessions, seat);
                return (
                  <li key={seat}>
                    {here.length > 1 ? (
                      <Banner tone="warning">{t('consumption.two-here', { seat: name })}</Banner>
                    ) : null}
                    {here.length === 0 ? (
                      <FreeTile
                        name={name}
                        onFill={() => fill(seat)}
                        isNext={nextInLine(line, seat) !== undefined}
                      />
                    ) : (
                      here.map(tileOf)
                    )}
                  </li>
                );
              })}
            </ul>
          </section>
        );
      })}
      {lost.length === 0 ? null : (
        <section aria-label={t('consumption.no-seat')}>
          <h2>{t('consumption.no-seat')}</h2>
          <ul class="room-tiles">
            {lost.map((session) => (
              <li key={session.id}>{tileOf(session)}</li>
            ))}
          </ul>
        </section>
      )}
    </div>
  );
};

const isStage = (
  session: Session,
): session is Session & { readonly stage: 'using' | 'watching' | 'aftercare' } =>
  session.stage === 'using' || session.stage === 'watching' || session.stage === 'aftercare';
