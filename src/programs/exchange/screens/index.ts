import { registerPanel } from '#visits/screens/counter/counter.ts';
import type { ProgramScreens } from '#visits/screens/program.ts';
import { ExchangePanel } from './panel.tsx';
import { type ExchangeState, exchangeCounter } from './state.ts';
import { exchangeSummaries } from './summaries.ts';

export const program: ProgramScreens = {
  name: 'exchange',
  panel: registerPanel<ExchangeState>({
    ...exchangeCounter,
    Panel: ExchangePanel,
    seldom: () => import('./seldom.ts'),
  }),
  summaries: exchangeSummaries,
  screens: [
    {
      path: '/office/returns',
      part: 'office',
      tile: { title: 'exchange.program.factors', icon: 'returns' },
      load: () => import('./factors.tsx'),
    },
  ],
};
