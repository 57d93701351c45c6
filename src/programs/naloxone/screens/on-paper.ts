import type { PaperCount } from '#visits/screens/counter/counter.ts';
import type { NaloxoneState } from './state.ts';

/** People trained, on a paper form: they count with a kit and without. */
export const onPaper: readonly PaperCount<NaloxoneState>[] = [
  { id: 'trained', label: 'naloxone.panel.trained', put: (state, trained) => ({ ...state, trained }) },
];
