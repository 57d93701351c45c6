import type { ProgramScreens } from '#visits/screens/program.ts';
import { Notice } from './notice.tsx';

export const program: ProgramScreens = {
  name: 'survey',
  summaries: [],
  notice: Notice,
  anywhere: () => import('./anywhere.tsx').then(({ Anywhere }) => Anywhere),
  screens: [
    {
      path: '/survey',
      part: 'worker',
      tile: { title: 'survey.title', icon: 'list' },
      load: () => import('./part.ts').then(({ Home }) => ({ Screen: Home })),
    },
    {
      path: '/survey/new',
      part: 'office',
      load: () => import('./part.ts').then(({ New }) => ({ Screen: New })),
    },
    {
      path: '/survey/fill',
      part: 'participant',
      load: () => import('./part.ts').then(({ Fill }) => ({ Screen: Fill })),
    },
    {
      path: '/survey/type',
      part: 'worker',
      load: () => import('./part.ts').then(({ Type }) => ({ Screen: Type })),
    },
    {
      path: '/survey/paper',
      part: 'worker',
      load: () => import('./part.ts').then(({ Paper }) => ({ Screen: Paper })),
    },
    {
      path: '/survey/result/:id',
      part: 'office',
      load: () => import('./part.ts').then(({ Result }) => ({ Screen: Result })),
    },
  ],
};
