import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { siteStanding } from '#contract/timers.ts';
import { useLog, useView } from '#kit/log-context.tsx';
import { useTold } from '#kit/use-told.ts';
import { addDays } from '#log/calendar.ts';
import { type Entry, msToTime, offsetOf, timeToMs, type Uuid } from '#log/index.ts';
import { useServer } from '#visits/screens/asking.tsx';
import { roomKinds } from '../../kinds.ts';
import type { Alarm } from '../../rules/alarms.ts';
import { type Standing, type StandingRoom, standingAlarms, standingRoom } from '../../rules/standing.ts';
import type { Deed } from '../use-room.ts';
import { useNow } from '../use-server-clock.ts';

export interface UnreadRoom {
  /** Undefined while the server has told this page nothing: then nothing is known, and nothing is calm. */
  readonly room: StandingRoom | undefined;
  readonly isCovered: boolean;
  readonly now: number;
  readonly alarms: readonly Alarm[];
  /** The server does not answer: what stands is what it told last, and what this device did since. */
  readonly isAlone: boolean;
  readonly record: (
    deeds: readonly Deed[],
    visit: 'none' | { readonly id: Uuid },
    said?: string,
  ) => Promise<readonly Entry[] | undefined>;
}

const everyMs = 3_000;
/** Where nobody was since yesterday. */
const seldomMs = 15_000;
const rightMs = 2_000;
const kinds = roomKinds.map(({ kind }) => kind);
const versions = new Map<string, number>(roomKinds.map(({ kind, version }) => [kind, version]));

/** The room of this shift's site on a device that cannot read its log: what the server tells, and what this page did itself. */
export const useStanding = (): UnreadRoom => {
  const { place, recorder } = useLog();
  const tell = useTold();
  const { site } = place;
  const { told, behind, isAlone } = useToldStanding(site);
  const now = useNow(behind);
  const from = addDays(place.now().slice(0, 10), -1);
  const own = useView((view) => view.effective({ kinds, site, from }), [site, from]);
  const room = useMemo(() => told && standingRoom(told, own), [told, own]);
  return {
    room,
    isCovered: told?.isCovered === true,
    now,
    alarms: room === undefined ? [] : standingAlarms(room, now),
    isAlone,
    record: async (deeds, visit, said) => {
      const local = place.now();
      const occurredAt = msToTime(timeToMs(local) + behind, offsetOf(local));
      const drafts = deeds.map((deed) => ({
        ...deed,
        version: deed.version ?? versions.get(deed.kind) ?? 1,
        ...(Math.abs(behind) > rightMs && { occurredAt }),
      }));
      return tell(await recorder.record(drafts, visit), said);
    },
  };
};

/** Asks again and again. What was told last stands while the server is away. */
const useToldStanding = (site: Uuid) => {
  const ask = useServer();
  const { place } = useLog();
  const clock = useRef(() => timeToMs(place.now()));
  const [state, setState] = useState<{
    readonly told?: Standing;
    readonly behind: number;
    readonly isAlone: boolean;
  }>({ behind: 0, isAlone: false });
  useEffect(() => {
    let isGone = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const look = async (): Promise<void> => {
      clearTimeout(timer);
      const asked = clock.current();
      const answer = await ask(siteStanding, { params: { id: site } });
      if (isGone) return;
      if (answer.ok) {
        const behind = answer.value.now - (asked + clock.current()) / 2;
        setState({ told: answer.value, behind, isAlone: false });
      } else setState((before) => ({ ...before, isAlone: true }));
      clearTimeout(timer);
      timer = setTimeout(() => void look(), answer.ok && !answer.value.isUsed ? seldomMs : everyMs);
    };
    const onChange = (): void => void look();
    onChange();
    window.addEventListener('online', onChange);
    window.addEventListener('offline', onChange);
    return () => {
      isGone = true;
      clearTimeout(timer);
      window.removeEventListener('online', onChange);
      window.removeEventListener('offline', onChange);
    };
  }, [ask, site]);
  return state;
};
