import type { ProgramScreens } from '#visits/screens/program.ts';
import { consumptionSummaries } from './summaries.ts';

const load = (path: string) => import('./part.ts').then(({ find }) => find(path));

export const program: ProgramScreens = {
  name: 'consumption',
  summaries: consumptionSummaries,
  anywhere: () => import('./anywhere.tsx').then(({ Anywhere }) => Anywhere),
  screens: [
    {
      path: '/room',
      part: 'room',
      nav: { title: 'consumption.board.title', icon: 'heart' },
      load,
    },
    {
      path: '/room/set-up',
      part: 'office',
      tile: { title: 'consumption.program.set-up', icon: 'list' },
      load,
    },
    { path: '/room/*', part: 'room', load },
  ],
};
