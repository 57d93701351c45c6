import type { JsonObject } from '#log/index.ts';
import type { Act, Tell } from './incoming-entries.ts';
import type { Recorded } from './rules/recorded.ts';

/** What was sent to us, in tests, written entry by entry, an hour apart from the first hour of a day. */
export interface IncomingStory {
  readonly entries: readonly Recorded[];
  readonly send: (kind: 'contact' | 'incoming', body?: JsonObject) => IncomingStory;
  readonly act: (act: Act, tell?: Tell) => IncomingStory;
  readonly now: () => number;
}

const first = Date.parse('2026-03-02T00:00:00Z');
const storyOf = (entries: readonly Recorded[]): IncomingStory => {
  const add = (kind: string, body: JsonObject): IncomingStory => {
    const n = entries.length + 1;
    const at = String(n).padStart(4, '0');
    const shared = { day: '2026-03-02', site: 's', author: `a${n}`, ms: first + n * 3_600_000 };
    return storyOf([
      ...entries,
      { ...shared, id: `e${at}`, hlc: at, kind, body: { incoming: 'i', ...body } },
    ]);
  };
  return {
    entries,
    send: (kind, body = {}) =>
      add(`care.${kind}`, {
        agreed: 'said',
        packet: 'PACKET',
        ...(kind === 'incoming' && { sender: 'clinic' }),
        ...body,
      }),
    act: (act, tell) =>
      add('care.handled', {
        act,
        ...(act === 'take' && { referral: 'r' }),
        ...(tell !== undefined && { tell }),
      }),
    now: () => first + entries.length * 3_600_000,
  };
};

/** Something that has just come in. */
export const arrived = (kind: 'contact' | 'incoming'): IncomingStory => storyOf([]).send(kind);

/** Something of which nothing is left to read. */
export const faded = (kind: 'contact' | 'incoming'): IncomingStory => {
  const entries = arrived(kind).entries.map((entry) => {
    const { packet: _packet, ...body } = entry.body;
    return { ...entry, body };
  });
  return storyOf(entries);
};
