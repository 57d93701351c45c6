import type { Screen } from '#kit/screen.ts';

/** The screens of supplies. */
export const stockScreens: readonly Screen[] = [
  {
    path: '/stock',
    part: 'worker',
    nav: { title: 'stock.shelf.title', icon: 'box' },
    load: () => import('./part.ts').then(({ Shelf }) => ({ Screen: Shelf })),
  },
  {
    path: '/stock/*',
    part: 'worker',
    load: (path) => import('./part.ts').then(({ find }) => find(path)),
  },
];
