import { legalList, legalNote, pauseAdd, pauseEnd, pauseList } from '#contract/legal.ts';
import { ok } from '#log/index.ts';
import type { createLegal } from '../../legal/legal.ts';
import { type Handler, handle, toDone } from '../route.ts';

/** The log of legal requests is an admin's; who answers for the records sees what does not fade meanwhile. */
export const legalRoutes = (legal: ReturnType<typeof createLegal>): readonly Handler[] => [
  handle(legalList, async ({ caller }) => ok({ notes: [...(await legal.list(caller.org))] })),
  handle(legalNote, ({ caller, body }) => legal.note(caller, body)),
  handle(pauseList, async ({ caller }) => ok({ pauses: [...(await legal.pauses(caller.org))] })),
  handle(pauseAdd, ({ caller, body }) => legal.pause(caller, body)),
  handle(pauseEnd, async ({ caller, params: { id } }) => toDone(await legal.end(caller, id))),
];
