import type { ProgramScreens } from '#visits/screens/program.ts';
import { consumptionSummaries } from './summaries.ts';

const load = () => import('./part.ts');

export const program: ProgramScreens = {
  name: 'consumption',
  summaries: consumptionSummaries,
  anywhere: () => import('./anywhere.tsx').then(({ Anywhere }) => Anywhere),
  screens: [
    {
      path: '/room',
      part: 'room',
      nav: { title: 'consumption.board.title', icon: 'heart' },
      load: () => load().then(({ Board }) => ({ Screen: Board })),
    },
    {
      path: '/room/set-up',
      part: 'office',
      tile: { title: 'consumption.set-up.title', icon: 'list' },
      load: () => load().then(({ SetUp }) => ({ Screen: SetUp })),
    },
    { path: '/room/*', part: 'room', load: (path) => load().then(({ find }) => find(path)) },
  ],
};
