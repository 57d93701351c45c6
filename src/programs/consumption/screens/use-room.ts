import { useMemo } from 'preact/hooks';
import { useLog, useView } from '#kit/log-context.tsx';
import type { Draft } from '#kit/recorder.ts';
import { useTold } from '#kit/use-told.ts';
import { addDays, dayMs } from '#log/calendar.ts';
import { type Entry, msToTime, offsetOf, timeToMs, type Uuid } from '#log/index.ts';
import { type RoomBody, roomKind, type Stage } from '../entries.ts';
import { roomKinds } from '../kinds.ts';
import { orientationKind } from '../orientation.ts';
import { listsKind } from '../other-events.ts';
import { type Alarm, alarmsAt } from '../rules/alarms.ts';
import { forgottenBy } from '../rules/forgotten.ts';
import { nextLook } from '../rules/plan.ts';
import { createRoomFold, type Room } from '../rules/room.ts';
import type { Session } from '../rules/session.ts';
import { type ServerWord, useNow, useServerWord } from './use-server-clock.ts';

export interface LiveRoom {
  readonly room: Room;
  /** By the server's clock, anew every second. */
  readonly now: number;
  readonly alarms: readonly Alarm[];
  readonly server: ServerWord;
  /** What the server rings for since a day and this device has not heard of yet; what is older the log here may have, and no board shows. */
  readonly unheard: ServerWord['past'];
  /** Saves, and offers to take back; undefined when nothing could be saved, which was said. */
  readonly record: (
    drafts: readonly Deed[],
    visit: 'new' | 'none' | { readonly id: Uuid },
    said?: string,
  ) => Promise<readonly Entry[] | undefined>;
  /** The end of the minutes that begin with an entry now. */
  readonly nextFor: (stage: Stage, session?: Session) => { readonly next?: ReturnType<typeof nextLook> };
}

/** An entry to be: the version of the room's own kinds need not be said. */
export type Deed = Omit<Draft, 'version'> & { readonly version?: number };

/** A stay that goes on over midnight is of yesterday. */
const daysBack = 1;
/** A clock that is less wrong than this is right enough to write by. */
const rightMs = 2_000;
const versions = new Map(roomKinds.map(({ kind, version }) => [kind as string, version]));
/** What is set up once, however long ago. */
const setKinds: readonly string[] = [roomKind.kind, listsKind.kind];
/** What is set up for all sites. */
const setAnywhere: readonly string[] = [orientationKind.kind];
const isOurs = (kind: string): boolean => kind.startsWith('consumption.');

/** The room of this shift's site, as all tablets have it. */
export const useRoom = (): LiveRoom => {
  const { place, recorder } = useLog();
  const tell = useTold();
  const server = useServerWord(place.site);
  const now = useNow(server.behind);
  const today = place.now().slice(0, 10);
  const set = useView((view) => view.effective({ kinds: setKinds, site: place.site }), [place.site]);
  const anywhere = useView((view) => view.effective({ kinds: setAnywhere }));
  const recent = useView(
    (view) =>
      view.effective({
        kinds: [...versions.keys()].filter((kind) => ![...setKinds, ...setAnywhere].includes(kind)),
        site: place.site,
        from: addDays(today, -daysBack),
      }),
    [place.site, today],
  );
  const fold = useMemo(createRoomFold, [place.site]);
  const room = useMemo(() => fold([...set, ...anywhere, ...recent]), [fold, set, anywhere, recent]);
  const alarms = alarmsAt(room, room.takes, now);
  const known = new Set([...room.sessions, ...room.responses].map(({ id }) => id));
  return {
    room,
    now,
    alarms,
    server,
    unheard: server.past.filter(
      ({ kind, about, due }) => isOurs(kind) && !known.has(about) && now - due < dayMs,
    ),
    record: async (deeds, visit, said) => {
      const local = place.now();
      const isWrong = Math.abs(server.behind) > rightMs;
      const occurredAt = msToTime(timeToMs(local) + server.behind, offsetOf(local));
      const about = typeof visit === 'object' ? room.sessions.find(({ id }) => id === visit.id) : undefined;
      const drafts = deeds.map((deed) => ({
        // What is recorded of a stay after a card was shown is the person's, to see and to have erased.
        ...(about?.subject !== undefined && { subject: about.subject }),
        ...deed,
        version: deed.version ?? versions.get(deed.kind) ?? 1,
        ...(isWrong && { occurredAt }),
      }));
      const saved = await recorder.record(drafts, visit);
      const left = typeof visit === 'object' ? visit.id : undefined;
      if (saved.ok)
        for (const one of forgottenBy(deeds, left, server.aliases)) void server.call(one, undefined);
      return tell(saved, said);
    },
    nextFor: (stage, session) => {
      const next = nextLook(room.set?.plan, stage, session?.use);
      return next === undefined ? {} : { next };
    },
  };
};

export const seatName = (set: RoomBody | undefined, seat: string | undefined): string | undefined =>
  set?.seats.find((each) => each.seat === seat)?.name;
