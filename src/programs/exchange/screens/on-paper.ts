import type { PaperCount } from '#visits/screens/counter/counter.ts';
import type { ExchangeState } from './state.ts';

/** What came back, on a paper form; nothing is as at the counter nothing said. */
export const onPaper: readonly PaperCount<ExchangeState>[] = [
  {
    id: 'returns',
    label: 'exchange.returns',
    put: (state, count) => ({ ...state, returns: count === 0 ? { how: 'none' } : { how: 'counted', count } }),
  },
];
