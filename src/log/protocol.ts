import * as v from 'valibot';
import { entrySchema, timesLeft } from './entry.ts';
import { limits } from './limits.ts';
import type { QuarantineCode, RejectionCode } from './verdict.ts';

/**
 * What goes over the wire, as schemas that the server, the client and the OpenAPI document share.
 * Bodies may be compressed (`Content-Encoding: gzip`). Every answer carries the epoch of the log that gave it.
 */

/** Header in which a device says what its own clock says, in milliseconds since 1970: nobody else can tell the server. */
export const deviceClockHeader = 'device-clock';

const seq = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const epoch = v.string();

/** One of verdict.ts, as a rule: a reason that a newer server gives must not make its whole answer unreadable. */
export const heldCode = v.string() as unknown as v.GenericSchema<QuarantineCode>;

const refusedCode = v.string() as unknown as v.GenericSchema<RejectionCode>;

/** What a device says of the entries that it hands in (vault/push.ts): whatever it is, it costs no entry its place. */
const signedPush = v.object({
  text: v.pipe(v.string(), v.maxLength(16_384)),
  signature: v.pipe(v.string(), v.maxLength(200)),
});

/** `POST /v1/entries`. Loose on purpose: one broken entry must not cost its neighbours their place. */
export const pushRequest = v.object({
  entries: v.pipe(v.array(v.unknown()), v.maxLength(limits.batchEntries)),
  signed: v.optional(signedPush),
});

export const verdictSchema = v.variant('verdict', [
  v.object({
    id: v.string(),
    verdict: v.literal('accepted'),
    seq,
    flags: v.optional(v.array(v.picklist(['clock-skew', 'kind-unknown']))),
  }),
  v.object({ id: v.string(), verdict: v.literal('duplicate') }),
  v.object({ id: v.string(), verdict: v.literal('quarantined'), code: heldCode }),
  v.object({ id: v.string(), verdict: v.literal('erased'), left: v.optional(timesLeft) }),
  v.object({
    id: v.string(),
    verdict: v.literal('rejected'),
    code: refusedCode,
    detail: v.optional(v.string()),
  }),
]);

/** One verdict for each offered value, in the same order. */
export const pushResponse = v.object({ epoch, verdicts: v.array(verdictSchema) });

/**
 * `GET /v1/entries?after=&limit=&site=&since=&checkpoint=`. `next` is the cursor to ask from, also when nothing in it concerned the reader.
 * `since`: of kinds that say so only what counts from that day on. `checkpoint`, at the end of the log: whether what was reckoned as of that
 * place stands, or has moved and is to be taken anew. Whoever reads a `log.redate` reads once more from the start: what was passed over may be
 * of these days now.
 * `head` is the last place of the log at that moment, so that a new device can say how far it has to read.
 */
export const pullResponse = v.object({
  epoch,
  entries: v.array(v.object({ seq, entry: entrySchema })),
  next: seq,
  more: v.boolean(),
  head: v.optional(seq),
  checkpoint: v.optional(v.picklist(['stands', 'moved'])),
});

/** `GET /v1/devices/{id}/ledger`. */
export const ledgerResponse = v.object({ epoch, device: v.string(), ranges: v.array(v.tuple([seq, seq])) });

export const errorResponse = v.object({
  code: v.string(),
  message: v.string(),
  /** What the person can do now. */
  action: v.string(),
  /** The field at fault, where there is one. */
  field: v.optional(v.string()),
});

export type PushResponse = v.InferOutput<typeof pushResponse>;
export type PullResponse = v.InferOutput<typeof pullResponse>;
export type LedgerResponse = v.InferOutput<typeof ledgerResponse>;
export type ErrorResponse = v.InferOutput<typeof errorResponse>;
