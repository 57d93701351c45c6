import type { ProgramScreens } from '#visits/screens/program.ts';
import { consumptionSummaries } from './summaries.ts';

export const program: ProgramScreens = {
  name: 'consumption',
  summaries: consumptionSummaries,
  screens: [
    {
      path: '/room',
      part: 'room',
      title: 'consumption.board.title',
      icon: 'heart',
      nav: true,
      load: () => import('./part.ts').then(({ Board }) => ({ Screen: Board })),
    },
    {
      path: '/room/stay/:id',
      part: 'room',
      title: 'consumption.stay.title',
      load: () => import('./part.ts').then(({ Stay }) => ({ Screen: Stay })),
    },
    {
      path: '/room/response/:id',
      part: 'room',
      title: 'consumption.response.title',
      load: () => import('./part.ts').then(({ Response }) => ({ Screen: Response })),
    },
    {
      path: '/room/hand-over/:id',
      part: 'room',
      title: 'consumption.hand-over.title',
      load: () => import('./part.ts').then(({ HandOver }) => ({ Screen: HandOver })),
    },
    {
      path: '/room/wall',
      part: 'room',
      title: 'consumption.wall.title',
      load: () => import('./part.ts').then(({ Wall }) => ({ Screen: Wall })),
    },
    {
      path: '/room/set-up',
      part: 'office',
      title: 'consumption.set-up.title',
      load: () => import('./part.ts').then(({ SetUp }) => ({ Screen: SetUp })),
    },
  ],
};
