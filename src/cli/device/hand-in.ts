import * as v from 'valibot';
import { push } from '#contract/entries.ts';
import {
  type Clock,
  type Entry,
  err,
  type Failure,
  failure,
  hlcFormat,
  hlcTick,
  isLocalTime,
  type JsonObject,
  limits,
  ok,
  parseEntry,
  type Random,
  type Result,
  type Sha256,
  timeOfWriting,
  uuid,
  uuidv7,
  writeEntry,
} from '#log/index.ts';
import { readJson } from '#log/read-json.ts';
import { kindRegistry } from '#programs/kinds.ts';
import { fromText } from '#vault/base64.ts';
import { signPush } from '#vault/push.ts';
import { headlessKeys } from '#vault/recovery.ts';
import { createAsk } from './api.ts';
import type { KeptDevice } from './kept.ts';

/** A line of a file: what happened. The device puts its envelope around it. */
const lineSchema = v.strictObject({
  id: v.optional(uuid),
  kind: v.string(),
  version: v.optional(v.number(), 1),
  body: v.custom<JsonObject>((value) => typeof value === 'object' && value !== null && !Array.isArray(value)),
  site: uuid,
  occurredAt: v.optional(v.custom<string>(isLocalTime, 'expected a time such as 2026-03-08T09:15:00-05:00')),
  visit: v.optional(uuid),
  supersedes: v.optional(v.array(uuid)),
  subject: v.optional(uuid),
});

export interface HandInDeps {
  readonly clock: Clock;
  readonly random: Random;
  readonly sha256: Sha256;
}

/** Numbers the lines of a file as entries of this device: all of them, or none with the first line at fault. */
export const numberLines = (
  deps: HandInDeps,
  kept: KeptDevice,
  text: string,
): Result<KeptDevice, Failure> => {
  const waiting = [...kept.waiting];
  const given = new Set(kept.given);
  let { deviceSeq, hlc } = kept;
  const now = deps.clock.now();
  const recordedAt = timeOfWriting(now, deps.clock.offsetMinutes(now));
  for (const [at, line] of text.split('\n').entries()) {
    if (line.trim() === '') continue;
    const wrong = (what: string) => err(failure('body-invalid', { field: `line ${at + 1}`, detail: what }));
    const parsed = v.safeParse(lineSchema, readJson(line));
    if (!parsed.success) return wrong(v.getDotPath(parsed.issues[0]) ?? 'no object');
    const { id = uuidv7(deps), occurredAt = recordedAt, ...rest } = parsed.output;
    if (given.has(id)) continue;
    const kind = kindRegistry.find(rest.kind);
    if (kind === undefined || rest.version > kind.version) return wrong(`kind ${rest.kind}`);
    const body = kind.parse(rest.body, rest.version);
    if (!body.ok) return wrong(`${body.error.path}: ${body.error.problem}`);
    const ticked = hlcTick(hlc, now);
    hlc = ticked.ok ? ticked.value : { ms: hlc.ms + 1, counter: 0 };
    deviceSeq += 1;
    const entry = {
      ...rest,
      id,
      occurredAt,
      recordedAt,
      org: kept.org,
      device: kept.device,
      deviceSeq,
      author: kept.worker,
      hlc: hlcFormat(hlc, kept.device),
    };
    const read = parseEntry(deps.sha256, entry);
    if (!read.ok) return wrong(read.error.code);
    waiting.push(read.value.entry);
    if (parsed.output.id !== undefined) given.add(id);
  }
  return ok({ ...kept, waiting, given: [...given], deviceSeq, hlc });
};

export interface HandedIn {
  readonly taken: number;
  /** Codes of what is held for a person or was refused, with how often. */
  readonly codes: Readonly<Record<string, number>>;
}

/**
 * Hands in all that waits, signed, in pieces; `keep` is told after each what still waits. What is held for want of a signature
 * goes on waiting: once the device was let in it counts. Errors: what the server says; what waits stays.
 */
export const handInWaiting = async (
  { sha256 }: Pick<HandInDeps, 'sha256'>,
  kept: KeptDevice,
  keep: (kept: KeptDevice) => Result<void, Failure>,
): Promise<Result<HandedIn, Failure>> => {
  const secret = fromText(kept.secret);
  if (secret === undefined) return err(failure('file-unusable'));
  const ask = createAsk(kept.server, kept.token);
  const unsigned: unknown[] = [];
  const codes: Record<string, number> = {};
  let taken = 0;
  let left = kept.waiting;
  while (left.length > 0) {
    const entries = left.slice(0, limits.batchEntries) as Entry[];
    const hashes = entries.map((entry) => writeEntry(sha256, entry).hash);
    const signed = await signPush({ org: kept.org, device: kept.installation, hashes }, headlessKeys(secret));
    const answer = await ask(push, { body: { entries, signed } });
    if (!answer.ok) return answer;
    for (const [at, verdict] of answer.value.verdicts.entries()) {
      const code = 'code' in verdict ? verdict.code : undefined;
      if (code === undefined) taken += 1;
      else codes[code] = (codes[code] ?? 0) + 1;
      if (code === 'device-unsigned') unsigned.push(entries[at]);
    }
    left = left.slice(entries.length);
    const written = keep({ ...kept, waiting: [...unsigned, ...left] });
    if (!written.ok) return written;
  }
  return ok({ taken, codes });
};
