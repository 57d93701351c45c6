import {
  enrolmentFind,
  enrolmentOffer,
  enrolmentOpen,
  enrolmentReveal,
  enrolmentState,
} from '#contract/keys.ts';
import { err, type Failure, failure, ok, type Result, type Uuid } from '#log/index.ts';
import { deviceOf } from '#vault/acts.ts';
import { commitmentTo, newNonce, type Offer, type Opening, shortString } from '#vault/pairing.ts';
import type { EngineDeps, KeyEngine, KeyState } from './engine.ts';

/** A device that lets another in: shows a code, then the digits to compare. */
export interface Letting {
  readonly code: string;
  /** Until when the code is good, in milliseconds since 1970. */
  readonly until: number;
  /** The digits, once the other device has come; undefined while it has not. Ask again after a moment. */
  readonly look: () => Promise<
    Result<{ readonly digits: string; readonly device: Uuid } | undefined, Failure>
  >;
  /** People compared, and the digits are the same. */
  readonly letIn: (admits: boolean) => Promise<Result<KeyState, Failure>>;
}

/** A device that wants in. */
export interface Joining {
  /** The digits, once the other device has answered. */
  readonly look: () => Promise<Result<string | undefined, Failure>>;
  /** People compared, and the digits are the same: from now on no other register is believed. */
  readonly confirm: () => Promise<Result<void, Failure>>;
}

type Deps = Pick<EngineDeps, 'org' | 'device' | 'api' | 'random'>;

export const openLetting = async (
  { api, random }: Deps,
  engine: KeyEngine,
): Promise<Result<Letting, Failure>> => {
  const state = await engine.look();
  if (!state.ok) return state;
  if (state.value.at !== 'in') return err(failure('keys-not-here'));
  const { root, head } = state.value.register;
  const nonce = newNonce(random);
  const opened = await api.ask(enrolmentOpen, {
    body: { root, head: { ...head }, commitment: commitmentTo(nonce) },
  });
  if (!opened.ok) return opened;
  const { id, code, until, opening } = opened.value;
  // Of what the server answers only the code and the id are used: the rest is what this device said itself.
  const own: Opening = { ...opening, root, head, commitment: commitmentTo(nonce) };
  let met: Offer | undefined;
  return ok({
    code,
    until,
    look: async () => {
      if (met === undefined) {
        const answer = await api.ask(enrolmentState, { params: { id } });
        if (!answer.ok) return answer;
        if (answer.value.offer === null) return ok(undefined);
        // The first keys that come are those that are compared; whatever else comes later is not looked at.
        met = answer.value.offer;
        const told = await api.ask(enrolmentReveal, { params: { id }, body: { nonce } });
        if (!told.ok) return told;
      }
      const digits = shortString(own, met, nonce);
      return digits === undefined ? err(failure('keys-false')) : ok({ digits, device: met.device.id });
    },
    letIn: async (admits) =>
      met === undefined ? err(failure('enrolment-over')) : engine.admit({ ...met.device, admits }, id),
  });
};

export const join = async (
  { org, device, api, random }: Deps,
  engine: KeyEngine,
  code: string,
): Promise<Result<Joining, Failure>> => {
  const keys = await engine.own();
  if (!keys.ok) return keys;
  const found = await api.ask(enrolmentFind, { body: { code } });
  if (!found.ok) return found;
  const { id } = found.value;
  // What it says of the organization must be of this one; everything in it goes into the digits.
  const opening: Opening = { ...found.value.opening, org };
  const { admits: _admits, ...own } = deviceOf(device, keys.value, false);
  const offer: Offer = { device: own, nonce: newNonce(random) };
  const { agreement, signing } = own;
  const offered = await api.ask(enrolmentOffer, {
    params: { id },
    body: { agreement, signing, nonce: offer.nonce },
  });
  if (!offered.ok) return offered;
  return ok({
    look: async () => {
      const answer = await api.ask(enrolmentState, { params: { id } });
      if (!answer.ok) return answer;
      if (answer.value.nonce === null) return ok(undefined);
      const digits = shortString(opening, offer, answer.value.nonce);
      return digits === undefined ? err(failure('keys-false')) : ok(digits);
    },
    confirm: () => engine.pin({ root: opening.root, head: opening.head }),
  });
};
