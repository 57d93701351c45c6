import * as v from 'valibot';
import { idParams } from './fields.ts';
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
    }),
  ),
});
