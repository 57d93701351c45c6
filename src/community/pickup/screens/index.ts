import type { ProgramScreens } from '#visits/screens/program.ts';

export const program: ProgramScreens = {
  name: 'pickup',
  summaries: [],
  screens: [
    {
      path: '/pickup',
      part: 'worker',
      title: 'pickup.title',
      icon: 'van',
      nav: true,
      load: () => import('./part.ts').then(({ Route }) => ({ Screen: Route })),
    },
    {
      path: '/pickup/new',
      part: 'worker',
      title: 'pickup.new.title',
      load: () => import('./part.ts').then(({ New }) => ({ Screen: New })),
    },
    {
      path: '/pickup/at/:id',
      part: 'worker',
      title: 'pickup.one.title',
      load: () => import('./part.ts').then(({ One }) => ({ Screen: One })),
    },
    {
      path: '/pickup/disposal',
      part: 'worker',
      title: 'pickup.disposal.title',
      load: () => import('./part.ts').then(({ Disposal }) => ({ Screen: Disposal })),
    },
  ],
};
