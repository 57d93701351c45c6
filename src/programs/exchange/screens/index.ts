import type { Screen } from '#kit/screen.ts';
import { type AnyCounterPanel, registerPanel } from '#visits/screens/counter/counter.ts';
import { ExchangePanel } from './panel.tsx';
import { type ExchangeState, exchangeCounter } from './state.ts';

export { exchangeSummaries } from './summaries.ts';

export const exchangePanel: AnyCounterPanel = registerPanel<ExchangeState>({
  ...exchangeCounter,
  Panel: ExchangePanel,
});

export const exchangeScreens: readonly Screen[] = [
  {
    path: '/office/returns',
    part: 'office',
    title: 'exchange.factors.title',
    load: () => import('./factors.tsx'),
  },
];
