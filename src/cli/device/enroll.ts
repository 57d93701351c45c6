import { setTimeout as wait } from 'node:timers/promises';
import { enrolmentFind, enrolmentOffer, enrolmentState, keyRegister } from '#contract/keys.ts';
import { signIn } from '#contract/sign-in.ts';
import { err, type Failure, failure, hlcStart, ok, type Random, type Result, uuidv4 } from '#log/index.ts';
import { deviceOf } from '#vault/acts.ts';
import { platformVerify } from '#vault/adapters/web-crypto.ts';
import { fromText, toText } from '#vault/base64.ts';
import { newNonce, type Offer, type Opening, shortString } from '#vault/pairing.ts';
import { headlessKeys } from '#vault/recovery.ts';
import { readRegister } from '#vault/register.ts';
import type { SignedStatement } from '#vault/statement.ts';
import { type Ask, createAsk } from './api.ts';
import type { KeptDevice } from './kept.ts';

/** How often it is asked whether the other side has come, in milliseconds. */
const askEveryMs = 1_000;

/** Signs in; a device that was here before stays the device that it was. */
export const signInDevice = async (
  random: Random,
  before: KeptDevice | undefined,
  given: {
    readonly server: string;
    readonly worker: string;
    readonly passphrase: string;
    readonly organization?: string | undefined;
  },
): Promise<Result<KeptDevice, Failure>> => {
  const installation = before?.installation ?? uuidv4({ random });
  const { server, worker, passphrase, organization } = given;
  const answer = await createAsk(server)(signIn, {
    body: {
      worker,
      passphrase,
      device: installation,
      ...(organization !== undefined && { organization }),
      ...(before !== undefined && { before: [before.token] }),
    },
  });
  if (!answer.ok) return answer;
  const { token, context } = answer.value;
  const org = context.organization.id;
  if (before !== undefined && before.org !== org)
    return err(failure('file-unusable', { detail: 'the device of another organization' }));
  return ok({
    type: 'alongside-device',
    version: 1,
    secret: toText(random.bytes(32)),
    device: uuidv4({ random }),
    deviceSeq: 0,
    hlc: hlcStart,
    waiting: [],
    given: [],
    cursor: 0,
    ...before,
    server,
    installation,
    token,
    org,
    worker: context.me.worker,
  });
};

/**
 * Lets this device in by a code that an admin's device shows, once people compared six digits. It takes no copy of the secret: it signs what it
 * hands in, and reads nothing that is sealed.
 */
export const joinDevice = async (
  random: Random,
  kept: KeptDevice,
  code: string,
  told: { readonly digits: (digits: string) => void; readonly isStopped: () => boolean },
): Promise<Result<void, Failure>> => {
  const ask = createAsk(kept.server, kept.token);
  const secret = fromText(kept.secret);
  if (secret === undefined) return err(failure('file-unusable'));
  const found = await ask(enrolmentFind, { body: { code } });
  if (!found.ok) return found;
  const { id } = found.value;
  const opening: Opening = { ...found.value.opening, org: kept.org };
  const { admits: _admits, ...own } = deviceOf(kept.installation, headlessKeys(secret), false);
  const offer: Offer = { device: own, nonce: newNonce(random) };
  const { agreement, signing } = own;
  const offered = await ask(enrolmentOffer, {
    params: { id },
    body: { agreement, signing, nonce: offer.nonce },
  });
  if (!offered.ok) return offered;
  let isShown = false;
  while (!told.isStopped()) {
    if (!isShown) {
      const met = await ask(enrolmentState, { params: { id } });
      if (!met.ok) return met;
      if (met.value.nonce !== null) {
        const digits = shortString(opening, offer, met.value.nonce);
        if (digits === undefined) return err(failure('keys-false'));
        told.digits(digits);
        isShown = true;
      }
    } else {
      const isIn = await isLetIn(ask, kept, opening, signing);
      if (!isIn.ok || isIn.value) return isIn.ok ? ok(undefined) : isIn;
    }
    await wait(askEveryMs);
  }
  return err(failure('enrolment-over'));
};

/** Whether the register that the digits spoke of names this device with its key. */
const isLetIn = async (
  ask: Ask,
  { org, installation }: KeptDevice,
  { root, head }: Opening,
  signing: string,
): Promise<Result<boolean, Failure>> => {
  const statements: SignedStatement[] = [];
  for (;;) {
    const page = await ask(keyRegister, { query: { after: String(statements.length) } });
    if (!page.ok) return page;
    statements.push(...page.value.statements);
    if (statements.length >= page.value.count || page.value.statements.length === 0) break;
  }
  const register = await readRegister(platformVerify(), org, statements, { root, head });
  if (!register.ok) return err(failure('keys-false', { detail: register.error }));
  return ok(register.value.devices.get(installation)?.signing === signing);
};
