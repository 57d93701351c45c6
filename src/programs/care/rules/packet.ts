import * as v from 'valibot';
import type { Cipher } from '#log/index.ts';
import { readJson } from '#log/read-json.ts';
import { line } from '#log/shared-fields.ts';
import { careNeeds } from '../entries.ts';

/** What a sender's browser seals: parts by name, each as long as the wish that it may become can hold. */
const text = (most: number) => v.optional(line(most));
export const packetLimits = { called: 60, reach: 200, words: 600 } as const;
const packetSchema = v.strictObject({
  needs: v.optional(v.pipe(v.array(v.picklist(careNeeds)), v.minLength(1), v.maxLength(8))),
  called: text(packetLimits.called),
  reach: text(packetLimits.reach),
  words: text(packetLimits.words),
});
export type Packet = v.InferOutput<typeof packetSchema>;

/** What was sent, on a device that has the organization's keys; undefined elsewhere, and for what is no such packet. */
export const openPacket = (
  cipher: Pick<Cipher, 'open'> | undefined,
  incoming: string,
  packet: string | undefined,
): Packet | undefined => {
  const plain = packet === undefined ? undefined : cipher?.open(packet, incoming);
  if (plain === undefined) return undefined;
  const parsed = v.safeParse(packetSchema, readJson(plain));
  return parsed.success ? parsed.output : undefined;
};
