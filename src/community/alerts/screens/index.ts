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
      title: 'alerts.title',
      icon: 'bell',
      nav: true,
      load: () => import('./part.ts').then(({ List }) => ({ Screen: List })),
    },
    {
      path: '/alerts/report',
      part: 'worker',
      title: 'alerts.report.title',
      load: () => import('./part.ts').then(({ Report }) => ({ Screen: Report })),
    },
    {
      path: '/alerts/sheet',
      part: 'worker',
      title: 'alerts.sheet.title',
      load: () => import('./part.ts').then(({ Sheet }) => ({ Screen: Sheet })),
    },
    {
      path: '/alerts/:id',
      part: 'worker',
      title: 'alerts.one.title',
      load: () => import('./part.ts').then(({ One }) => ({ Screen: One })),
    },
    {
      path: '/alerts/:id/words',
      part: 'worker',
      title: 'alerts.words.title',
      load: () => import('./part.ts').then(({ WriteWords }) => ({ Screen: WriteWords })),
    },
  ],
};
