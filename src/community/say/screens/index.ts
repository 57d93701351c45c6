import type { ProgramScreens } from '#visits/screens/program.ts';

export const program: ProgramScreens = {
  name: 'say',
  summaries: [],
  screens: [
    {
      path: '/say',
      part: 'office',
      tile: { title: 'say.title', icon: 'list' },
      load: () => import('./part.ts').then(({ List }) => ({ Screen: List })),
    },
    {
      path: '/say/at/:id',
      part: 'office',
      load: () => import('./part.ts').then(({ One }) => ({ Screen: One })),
    },
    {
      path: '/say/board',
      part: 'office',
      tile: { title: 'say.board.title', icon: 'list' },
      load: () => import('./part.ts').then(({ Board }) => ({ Screen: Board })),
    },
    {
      path: '/say/sheet',
      part: 'office',
      load: () => import('./part.ts').then(({ Sheet }) => ({ Screen: Sheet })),
    },
  ],
};
