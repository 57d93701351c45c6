import { registerPanel } from '#visits/screens/counter/counter.ts';
import type { ProgramScreens } from '#visits/screens/program.ts';
import { NaloxonePanel } from './panel.tsx';
import { type NaloxoneState, naloxoneCounter } from './state.ts';
import { naloxoneSummaries } from './summaries.ts';

export const program: ProgramScreens = {
  name: 'naloxone',
  panel: registerPanel<NaloxoneState>({
    ...naloxoneCounter,
    Panel: NaloxonePanel,
    seldom: () => import('./seldom.ts'),
  }),
  summaries: naloxoneSummaries,
  screens: [],
};
