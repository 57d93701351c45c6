import type { ProgramScreens } from '#visits/screens/program.ts';
import { Notice } from './notice.tsx';

export const program: ProgramScreens = {
  name: 'alerts',
  summaries: [],
  notice: Notice,
  screens: [
    {
      path: '/alerts',
      part: 'worker',
      nav: { title: 'alerts.title', icon: 'bell' },
      load: () => import('./part.ts').then(({ List }) => ({ Screen: List })),
    },
    {
      path: '/alerts/report',
      part: 'worker',
      load: () => import('./part.ts').then(({ Report }) => ({ Screen: Report })),
    },
    {
      path: '/alerts/sheet',
      part: 'worker',
      load: () => import('./part.ts').then(({ Sheet }) => ({ Screen: Sheet })),
    },
    {
      path: '/alerts/:id',
      part: 'worker',
      load: () => import('./part.ts').then(({ One }) => ({ Screen: One })),
    },
    {
      path: '/alerts/:id/words',
      part: 'worker',
      load: () => import('./part.ts').then(({ WriteWords }) => ({ Screen: WriteWords })),
    },
  ],
};
