import * as routes from '#contract/keys.ts';
import { ok } from '#log/index.ts';
import type { Enrolments } from '../../keys/enrolments.ts';
import type { Keys } from '../../keys/keys.ts';
import { type Handler, handle, toDone } from '../route.ts';

/** The organization's keys, and devices that meet to be let in. */
export const keyRoutes = (keys: Keys, enrolments: Enrolments): readonly Handler[] => [
  handle(routes.keyRegister, async ({ caller, query }) => {
    const { statements, count, copy } = await keys.read(caller, query.after ?? 0);
    return ok({ statements: [...statements], count, copy });
  }),
  handle(routes.keyAppend, async ({ caller, body }) => toDone(await keys.append(caller, body))),
  handle(routes.keyRecovery, async ({ caller }) => ok({ copy: await keys.recoveryCopy(caller.org) })),
  handle(routes.enrolmentOpen, async ({ caller, body }) => ok(await enrolments.open(caller, body))),
  handle(routes.enrolmentFind, ({ caller, body }) => enrolments.find(caller, body.code)),
  handle(routes.enrolmentOffer, async ({ caller, params, body }) =>
    toDone(await enrolments.offer(caller, params.id, body)),
  ),
  handle(routes.enrolmentReveal, async ({ caller, params, body }) =>
    toDone(await enrolments.reveal(caller, params.id, body.nonce)),
  ),
  handle(routes.enrolmentState, ({ caller, params }) => enrolments.state(caller, params.id)),
];
