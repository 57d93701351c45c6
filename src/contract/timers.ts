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
