import { Button } from '#kit/components/button.tsx';
import { Later } from '#kit/components/later.tsx';
import { NothingKept } from '#kit/components/nothing-kept.tsx';
import { Page } from '#kit/components/page.tsx';
import { Select } from '#kit/components/select.tsx';
import type { ScreenProps } from '#kit/screen.ts';
import { useWords } from '#kit/words/context.tsx';
import { type End, ends, type Stage, stages, stayKind, useKind } from '../entries.ts';
import { present, seatFault, waitOf } from '../rules/room.ts';
import { isEnd, isWatched, type Session, usualMoves } from '../rules/session.ts';
import { AliasField } from './alias-field.tsx';
import { CheckForm } from './check-form.tsx';
import { useOpenHelp } from './open-help.ts';
import { RoomFrame } from './room-frame.tsx';
import { ServicesCard } from './services-card.tsx';
import { ageText, minutesText } from './texts.ts';
import { UseForm } from './use-form.tsx';
import { type Deed, type LiveRoom, seatName, useRoom } from './use-room.ts';
import { Whose } from './whose.tsx';

/** One person's stay: what is next in single taps, then what may be said. Nothing here is needed. */
export const Screen = ({ params }: ScreenProps) => {
  const { t } = useWords();
  const live = useRoom();
  const session = live.room.sessions.find(({ id }) => id === params['id']);
  const seat = seatName(live.room.set, session?.seat);
  return (
    <Page
      title={seat === undefined ? t('consumption.stay.title') : t('consumption.seat', { seat })}
      back="/room"
    >
      <RoomFrame live={live}>
        {() =>
          session === undefined ? (
            <NothingKept icon="person">{t('consumption.stay.gone')}</NothingKept>
          ) : (
            <Stay live={live} session={session} />
          )
        }
      </RoomFrame>
    </Page>
  );
};

const Stay = ({ live, session }: { readonly live: LiveRoom; readonly session: Session }) => {
  const { t } = useWords();
  const { now } = live;
  const help = useOpenHelp(live);
  const stage = isEnd(session.stage) ? undefined : session.stage;
  const move = (to: Stage | End): void => {
    const deeds: Deed[] = [
      {
        kind: stayKind.kind,
        body: {
          stage: to,
          ...(!isEnd(to) && live.nextFor(to, session)),
          // Where they are received they stay in line; what begins there has begun all the same.
          ...(to !== 'waiting' && !isEnd(to) && waitOf(live.room.set, session, undefined, now)),
        },
      },
      // A use counts once it began, whatever is said of it.
      ...(to === 'using' && session.useEntry === undefined ? [{ kind: useKind.kind, body: {} }] : []),
    ];
    void live.record(deeds, session, t(`consumption.stage.${to}`));
  };
  if (stage === undefined)
    return (
      <>
        <p class="room-stage">{t(`consumption.stage.${session.stage}`)}</p>
        <p class="field-hint">{t('consumption.stay.ended')}</p>
      </>
    );
  const usual = usualMoves[stage];
  const others = [...stages, ...ends].filter((each) => each !== stage && !usual.includes(each));
  return (
    <>
      <p class="room-stage">
        <strong>{t(`consumption.stage.${stage}`)}</strong> {minutesText(t, now - session.since)}
        {isWatched(stage) ? ` · ${ageText(t, session, now)}` : ''}
      </p>
      <Button tone="danger" size="large" isWide onClick={() => void help(session)}>
        {t('consumption.help')}
      </Button>
      <div class="room-moves">
        {usual.map((to, index) => (
          <Button key={to} size="large" tone={index === 0 ? 'primary' : 'plain'} onClick={() => move(to)}>
            {t(`consumption.to.${to}`)}
          </Button>
        ))}
      </div>
      <SeatChoice live={live} session={session} />
      {isWatched(stage) ? <CheckForm live={live} session={session} stage={stage} /> : null}
      <Whose key={session.id} live={live} session={session} />
      <Later load={loadOrientation} props={{ live, session }} />
      <AliasField visit={session.id} server={live.server} />
      <UseForm key={session.useEntry} live={live} session={session} />
      <ServicesCard live={live} session={session} />
      <details class="more">
        <summary>{t('consumption.stay.others')}</summary>
        <div class="room-moves">
          {others.map((to) => (
            <Button key={to} onClick={() => move(to)}>
              {t(`consumption.to.${to}`)}
            </Button>
          ))}
        </div>
      </details>
    </>
  );
};

const loadOrientation = () => import('./orientation/part.ts').then(({ OrientationCard }) => OrientationCard);

/** Another seat: only free ones are offered. */
const SeatChoice = ({ live, session }: { readonly live: LiveRoom; readonly session: Session }) => {
  const { t } = useWords();
  const { room, now } = live;
  const free = (room.set?.seats ?? []).filter(({ seat }) => seatFault(room, seat, session.id) === undefined);
  const stage = session.stage === 'waiting' ? 'seated' : session.stage;
  if (present([session]).length === 0 || isEnd(stage)) return null;
  return (
    <Select
      name="seat"
      label={t('consumption.stay.seat')}
      empty={t('consumption.stay.no-seat')}
      options={free.map(({ seat, name, area }) => ({
        value: seat,
        label: `${name} · ${t(`consumption.area.${area}`)}`,
      }))}
      value={session.seat ?? ''}
      onChange={(seat) => {
        if (seat === '' || seat === session.seat) return;
        const body = {
          stage,
          seat,
          ...waitOf(room.set, session, seat, now),
        };
        void live.record(
          [{ kind: stayKind.kind, body }],
          session,
          t('consumption.seated', { seat: seatName(room.set, seat) ?? seat }),
        );
      }}
    />
  );
};
