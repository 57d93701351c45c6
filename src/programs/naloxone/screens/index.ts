import { type AnyCounterPanel, registerPanel } from '#visits/screens/counter/counter.ts';
import { NaloxonePanel } from './panel.tsx';
import { type NaloxoneState, naloxoneCounter } from './state.ts';

export { naloxoneSummaries } from './summaries.ts';

export const naloxonePanel: AnyCounterPanel = registerPanel<NaloxoneState>({
  ...naloxoneCounter,
  Panel: NaloxonePanel,
});
