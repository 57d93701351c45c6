import {
  passkeyAdd,
  passkeyAsk,
  passkeyBegin,
  passkeyList,
  passkeyRemove,
  passkeySignIn,
} from '#contract/passkeys.ts';
import type { Database } from '#database/connection.ts';
import { ok } from '#log/index.ts';
import type { Passkeys } from '../../access/passkeys/passkeys.ts';
import type { PasskeySignIn } from '../../access/passkeys/sign-in.ts';
import type { Logger } from '../../log.ts';
import { type Handler, handle, toDone } from '../route.ts';
import { answerGranted } from './access.ts';

/** A worker's own passkeys, and signing in by one. */
export const passkeyRoutes = (deps: {
  readonly database: Database;
  readonly log: Logger;
  readonly passkeys: Passkeys;
  readonly signIn: PasskeySignIn;
}): readonly Handler[] => [
  handle(passkeyBegin, async ({ caller, tokenHash, page, body }) => {
    const begun = await deps.passkeys.begin(caller, tokenHash, page, body.passphrase);
    return begun.ok ? ok({ ...begun.value, known: [...begun.value.known] }) : begun;
  }),
  handle(passkeyAdd, ({ caller, tokenHash, page, body }) => deps.passkeys.add(caller, tokenHash, page, body)),
  handle(passkeyList, async ({ caller }) => ok({ passkeys: await deps.passkeys.list(caller) })),
  handle(passkeyRemove, async ({ caller, params: { id } }) => toDone(await deps.passkeys.remove(caller, id))),
  handle(passkeyAsk, async ({ page }) => deps.signIn.ask(page)),
  handle(passkeySignIn, async ({ page, body, address }) => {
    const entered = await deps.signIn.signIn(page, body, address);
    if (!entered.ok) return entered;
    const { org, device } = entered.value.caller;
    deps.log('signed-in', { org, device });
    return answerGranted(deps.database, entered.value);
  }),
];
