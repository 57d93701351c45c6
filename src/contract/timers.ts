import * as v from 'valibot';
import { uuid } from '#log/index.ts';
import { done, idParams } from './fields.ts';
import { json, route } from './route.ts';

export const siteTimers = route({
  id: 'site-timers',
  method: 'GET',
  path: '/v1/sites/{id}/timers',
  summary: "What of a site is past its time by the server's own reckoning, and what the server's clock says",
  needs: 'log',
  params: idParams,
  answer: json(
    v.object({
      /** Milliseconds since 1970: a tablet with a wrong clock goes by it. */
      now: v.number(),
      past: v.array(v.object({ kind: v.string(), about: v.string(), due: v.number() })),
      /** What people who are there wish to be called, by visit. On no disk anywhere (server/board/aliases.ts). */
      aliases: v.optional(v.array(v.object({ visit: v.string(), alias: v.string() })), []),
    }),
  ),
});

/** How somebody is looked after who is at a site now. `seat` is the name on the board; times are milliseconds since 1970. */
const stay = v.object({
  visit: v.string(),
  stage: v.string(),
  seat: v.optional(v.string()),
  since: v.number(),
  seen: v.number(),
  due: v.optional(v.number()),
  late: v.optional(v.number()),
  /** How many times help was opened for them: the next one is named by it. */
  helps: v.number(),
});

/** Help that was opened, also what is over: a device that opened it itself must hear that. */
const help = v.object({
  response: v.string(),
  isOver: v.boolean(),
  visit: v.optional(v.string()),
  seat: v.optional(v.string()),
  opened: v.number(),
  last: v.number(),
  hasSecond: v.boolean(),
});

/** Who goes, to which alarm, and until when it is silent. */
const take = v.object({
  condition: v.string(),
  about: v.string(),
  due: v.number(),
  by: v.string(),
  at: v.number(),
  until: v.number(),
});

/**
 * For a device that must not read its log, or has not yet: as much as a wall may show, with ids, and nothing of who somebody is or what
 * they use.
 */
export const siteStanding = route({
  id: 'site-standing',
  method: 'GET',
  path: '/v1/sites/{id}/standing',
  summary: 'Who is looked after at a site now: seat, state and time; where help is open, and who goes there',
  needs: 'log',
  params: idParams,
  answer: json(
    v.object({
      now: v.number(),
      /** False: nobody was there since yesterday, and nobody need ask often. */
      isUsed: v.boolean(),
      /** Walls show nothing. */
      isCovered: v.boolean(),
      stays: v.array(stay),
      helps: v.array(help),
      takes: v.array(take),
    }),
  ),
});

/** More letters are no name to call across a room. */
export const aliasChars = 20;

export const siteAlias = route({
  id: 'site-alias',
  method: 'POST',
  path: '/v1/sites/{id}/aliases',
  summary:
    'Says what a person who is there wishes to be called, until they leave; without one it is forgotten',
  needs: 'log',
  params: idParams,
  body: v.object({
    visit: uuid,
    alias: v.optional(v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(aliasChars))),
  }),
  answer: json(done),
});
