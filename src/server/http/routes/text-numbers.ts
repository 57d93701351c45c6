import { textNumberAdd, textNumberList, textNumberRemove } from '#contract/text-numbers.ts';
import { ok } from '#log/index.ts';
import type { createTextNumbers } from '../../texts/numbers.ts';
import { type Handler, handle, toDone } from '../route.ts';

/** Numbers that texts of alerts go to: an admin's, as who is let in is. */
export const textNumberRoutes = (
  numbers: ReturnType<typeof createTextNumbers>,
  isSending: boolean,
): readonly Handler[] => [
  handle(textNumberList, async ({ caller }) =>
    ok({ isSending, canCall: await numbers.canCall(caller.org), numbers: await numbers.list(caller.org) }),
  ),
  handle(textNumberAdd, ({ caller, body }) => numbers.add(caller, body)),
  handle(textNumberRemove, async ({ caller, params: { id } }) => toDone(await numbers.remove(caller, id))),
];
