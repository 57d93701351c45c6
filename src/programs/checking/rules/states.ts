/** Where a sample stands on its way to a result. */
export const states = ['received', 'strip', 'instrument', 'sent', 'partial', 'final', 'corrected'] as const;
export type State = (typeof states)[number];

/** What happens to it; `corrected` is a change of a lab's last word, or its coming back in part. */
export const happenings = ['strip', 'instrument', 'sent', 'partial', 'final', 'corrected'] as const;
export type Happening = (typeof happenings)[number];

/**
 * Every state and what moves it, once. A way leads forward only: a strip that is read after the lab has answered is one more
 * result, and no step back. So the order in which devices tell of it does not matter.
 */
const table: Readonly<Record<State, Readonly<Record<Happening, State>>>> = {
  received: {
    strip: 'strip',
    instrument: 'instrument',
    sent: 'sent',
    partial: 'partial',
    final: 'final',
    corrected: 'corrected',
  },
  strip: {
    strip: 'strip',
    instrument: 'instrument',
    sent: 'sent',
    partial: 'partial',
    final: 'final',
    corrected: 'corrected',
  },
  instrument: {
    strip: 'instrument',
    instrument: 'instrument',
    sent: 'sent',
    partial: 'partial',
    final: 'final',
    corrected: 'corrected',
  },
  sent: {
    strip: 'sent',
    instrument: 'sent',
    sent: 'sent',
    partial: 'partial',
    final: 'final',
    corrected: 'corrected',
  },
  partial: {
    strip: 'partial',
    instrument: 'partial',
    sent: 'partial',
    partial: 'partial',
    final: 'final',
    corrected: 'corrected',
  },
  final: {
    strip: 'final',
    instrument: 'final',
    sent: 'final',
    partial: 'final',
    final: 'final',
    corrected: 'corrected',
  },
  corrected: {
    strip: 'corrected',
    instrument: 'corrected',
    sent: 'corrected',
    partial: 'corrected',
    final: 'corrected',
    corrected: 'corrected',
  },
};

export const stateAfter = (state: State, happening: Happening): State => table[state][happening];

export const stateOf = (all: Iterable<Happening>): State => {
  let state: State = 'received';
  for (const happening of all) state = stateAfter(state, happening);
  return state;
};

/** How a sample ends, apart from what becomes known of it: where its powder is. */
export const ends = ['returned', 'used-up', 'destroyed', 'lost'] as const;
