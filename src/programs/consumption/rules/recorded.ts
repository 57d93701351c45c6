import { type Entry, type JsonObject, msToTime, type Uuid } from '#log/index.ts';

/** Entries of a room as devices write them, for tests, the simulator and benchmarks. Pure. */
export interface Written {
  readonly kind: string;
  readonly body: JsonObject;
  /** Milliseconds since 1970, by the device's clock. */
  readonly at: number;
  readonly visit?: Uuid;
  readonly device?: number;
  readonly site?: Uuid;
}

const uuidOf = (first: number, second: number): Uuid =>
  `${first.toString(16).padStart(8, '0')}-0000-4000-8000-${second.toString(16).padStart(12, '0')}`;

export const deviceOf = (device: number): Uuid => uuidOf(0xd0, device);
export const visitOf = (visit: number): Uuid => uuidOf(0x51, visit);
export const siteOf: Uuid = uuidOf(0x50, 1);

/** Numbers each device's entries densely, as a store does. */
export const createPen = () => {
  const seqs = new Map<number, number>();
  return ({ kind, body, at, visit, device = 1, site = siteOf }: Written): Entry => {
    const deviceSeq = (seqs.get(device) ?? 0) + 1;
    seqs.set(device, deviceSeq);
    const time = msToTime(at, 0);
    return {
      id: uuidOf(0x1d + device, deviceSeq),
      org: uuidOf(0x06, 1),
      site,
      device: deviceOf(device),
      deviceSeq,
      author: uuidOf(0xa0, device),
      kind,
      version: 1,
      occurredAt: time,
      recordedAt: time,
      hlc: `${String(Math.max(0, at)).padStart(15, '0')}-${String(deviceSeq % 10_000).padStart(4, '0')}-${String(device).padStart(8, '0')}`,
      body,
      ...(visit !== undefined && { visit }),
    };
  };
};
