import * as v from 'valibot';
import { type BodyOf, defineKind, open, sealed, uuid } from '#log/index.ts';
import { day, line } from '#log/shared-fields.ts';

/**
 * What a person wants to get to, in their own words. All that they say is sealed: the server knows that a goal was set, on which day
 * somebody asks how it goes, and whether it was reached. There is no field for use or abstinence, and no word for a goal
 * that "failed": one that is put aside is picked up again as it was. Who shows a card has their goals found by it.
 */

/** Small steps that a goal may have: a screen shows no more. Our own choice. */
export const mostSteps = 8;
/** Letters of one step, at most. */
export const stepChars = 160;
const steps = v.optional(v.pipe(v.array(line(stepChars)), v.maxLength(mostSteps)));

/**
 * `said`: the goal, whole each time: the latest counts. It is said anew to change it, and to keep its words for longer. All else is
 * what came of it, without words. `talked`: somebody asked how it goes. `taken`: another worker walks along from here.
 */
export const goalDeeds = ['said', 'talked', 'reached', 'aside', 'again', 'taken'] as const;
export type GoalDeed = (typeof goalDeeds)[number];

export const goalKind = defineKind({
  kind: 'care.goal',
  version: 1,
  keepDays: 180,
  fields: {
    goal: open(uuid, 'which goal: all of its entries share this number'),
    what: open(v.picklist(goalDeeds), 'what came of it; reports'),
    by: open(v.optional(day), 'the day on which it is a task for us', 'until-blurred'),
    words: sealed(v.optional(line(600)), 'what they want to get to, as they say it'),
    steps: sealed(steps, 'small steps on the way'),
    done: sealed(steps, 'those of them that are done'),
    helps: sealed(v.optional(line(160)), 'who helps'),
    called: sealed(v.optional(line(60)), 'what they want to be called'),
  },
});
export type GoalBody = BodyOf<typeof goalKind.fields>;
