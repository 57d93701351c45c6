import type { ProgramScreens } from '#visits/screens/program.ts';

export const program: ProgramScreens = {
  name: 'pickup',
  summaries: [],
  screens: [
    {
      path: '/pickup',
      part: 'worker',
      nav: { title: 'pickup.title', icon: 'van' },
      load: () => import('./part.ts').then(({ Route }) => ({ Screen: Route })),
    },
    {
      path: '/pickup/new',
      part: 'worker',
      load: () => import('./part.ts').then(({ New }) => ({ Screen: New })),
    },
    {
      path: '/pickup/at/:id',
      part: 'worker',
      load: () => import('./part.ts').then(({ One }) => ({ Screen: One })),
    },
    {
      path: '/pickup/disposal',
      part: 'worker',
      load: () => import('./part.ts').then(({ Disposal }) => ({ Screen: Disposal })),
    },
  ],
};
