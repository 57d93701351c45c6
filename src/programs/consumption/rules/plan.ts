import type { EntryOf } from '#log/index.ts';
import type { CheckBody, PlanBody, RoomBody, Stage, UseBody } from '../entries.ts';
import { isWatched } from './session.ts';

/** What is set up now: the latest word by `hlc`. */
export const latestBody = <B>(entries: readonly Pick<EntryOf<B>, 'id' | 'hlc' | 'body'>[]): B | undefined =>
  entries.reduce<Pick<EntryOf<B>, 'id' | 'hlc' | 'body'> | undefined>(
    (latest, entry) =>
      latest === undefined || entry.hlc > latest.hlc || (entry.hlc === latest.hlc && entry.id > latest.id)
        ? entry
        : latest,
    undefined,
  )?.body;

export type Plan =
  | { readonly watch: 'eye' }
  | {
      readonly watch: 'plan';
      readonly everyMinutes: number;
      readonly closeMinutes: number;
      readonly lateMinutes: number;
      readonly rows: NonNullable<PlanBody['rows']>;
    };

/** The plan as it can be followed; undefined while a name, the date or some minutes are missing. */
export const planOf = (plan: PlanBody | undefined): Plan | undefined => {
  if (plan === undefined) return undefined;
  if (plan.watch === 'eye') return { watch: 'eye' };
  const { name, reviewed, everyMinutes, closeMinutes, lateMinutes, rows = [] } = plan;
  const isWhole = name !== undefined && reviewed !== undefined;
  return !isWhole || everyMinutes === undefined || closeMinutes === undefined || lateMinutes === undefined
    ? undefined
    : { watch: 'plan', everyMinutes, closeMinutes, lateMinutes, rows };
};

/** Why a room cannot open yet; undefined when it can. Nothing may look calm only because nobody said how to watch. */
export const whyClosed = (room: RoomBody | undefined): 'off' | 'no-seats' | 'no-plan' | undefined => {
  if (room?.on !== true) return 'off';
  if (room.seats.length === 0) return 'no-seats';
  return planOf(room.plan) === undefined ? 'no-plan' : undefined;
};

/** When the next look is due from now, by the plan; undefined where nothing is timed. */
export const nextLook = (
  body: PlanBody | undefined,
  stage: Stage,
  use: Pick<UseBody, 'drug' | 'route'> | undefined,
): CheckBody['next'] => {
  const plan = planOf(body);
  if (plan?.watch !== 'plan' || !isWatched(stage)) return undefined;
  const own = plan.rows.find(
    ({ drug, route }) =>
      (drug === undefined || drug === use?.drug) && (route === undefined || route === use?.route),
  );
  const usual = own?.everyMinutes ?? plan.everyMinutes;
  return {
    minutes: stage === 'watching' ? Math.min(plan.closeMinutes, usual) : usual,
    late: plan.lateMinutes,
  };
};
