import { type Alarm, keyOf } from '#programs/consumption/rules/alarms.ts';
import { isEnd } from '#programs/consumption/rules/session.ts';
import { type RoomRules, rightRules } from './rules.ts';

const { alarms, fold } = rightRules;
const quiet = (list: readonly Alarm[], isGone: (alarm: Alarm) => boolean): readonly Alarm[] =>
  list.filter((alarm) => !isGone(alarm));

/** Bugs that tools of this kind have had, each planted alone: the simulator must find every one. */
export const roomBugs: Readonly<Record<string, Partial<RoomRules>>> = {
  'timers in memory: a crash loses them': { crashKeepsTimers: false },
  'timers are lost by a restored backup': { restoreKeepsTimers: false },
  'a mute covers the next alarm': {
    alarms: (room, takes, now) =>
      alarms(room, takes, now).map((alarm) =>
        takes.some(({ body }) => body['about'] === alarm.about) ? { ...alarm, state: 'taken' } : alarm,
      ),
  },
  'a taken alarm never comes back': {
    alarms: (room, takes, now) =>
      alarms(room, takes, now).map((alarm) =>
        takes.some(
          ({ body }) =>
            keyOf(alarm.condition, alarm.about, Number(body['due'])) === alarm.key &&
            body['about'] === alarm.about,
        )
          ? { ...alarm, state: 'taken' }
          : alarm,
      ),
  },
  'beeps some times, then stops': {
    alarms: (room, takes, now) => quiet(alarms(room, takes, now), ({ due }) => now - due > 60_000),
  },
  'taking an alarm ends it': {
    alarms: (room, takes, now) => quiet(alarms(room, takes, now), ({ state }) => state === 'taken'),
  },
  'an alarm comes a minute late': {
    alarms: (room, takes, now) => alarms(room, takes, now - 60_000),
  },
  'a tablet that is alone is silent': { alarmsAlone: false },
  'one person has two open places': {
    fold: (entries) => {
      const room = fold(entries);
      const seats = new Set(
        entries.flatMap(({ body }) => (typeof body['seat'] === 'string' ? [body['seat']] : [])),
      );
      return seats.size < 2 ? room : { ...room, sessions: room.sessions.flatMap((each) => [each, each]) };
    },
  },
  'two doses of two tablets are made one': {
    fold: (entries) => {
      const room = fold(entries);
      return {
        ...room,
        responses: room.responses.map((response) => ({
          ...response,
          steps: response.steps.filter(
            (step, index) =>
              step.step !== 'naloxone' ||
              response.steps.findIndex((each) => each.step === 'naloxone') === index,
          ),
        })),
      };
    },
  },
  'what arrives last wins over the end': {
    fold: (entries) => {
      const room = fold(entries);
      const stage = entries.findLast(({ kind }) => kind === 'consumption.stay')?.body['stage'];
      return {
        ...room,
        sessions: room.sessions.map((session) =>
          isEnd(session.stage) && typeof stage === 'string' && !isEnd(stage as typeof session.stage)
            ? { ...session, stage: 'using' as const }
            : session,
        ),
      };
    },
  },
  'entries of one second are taken for the same': {
    keeps: (entry, held) =>
      !held.some(({ kind, occurredAt }) => kind === entry.kind && occurredAt === entry.occurredAt),
  },
};
