import type { Screen } from '#kit/screen.ts';

/** The screens of supplies. */
export const stockScreens: readonly Screen[] = [
  {
    path: '/stock',
    part: 'worker',
    title: 'stock.shelf.title',
    icon: 'box',
    nav: true,
    load: () => import('./shelf.tsx'),
  },
  {
    path: '/stock/receive',
    part: 'worker',
    title: 'stock.receive.title',
    load: () => import('./receive.tsx'),
  },
  { path: '/stock/move', part: 'worker', title: 'stock.move.title', load: () => import('./move.tsx') },
  { path: '/stock/count', part: 'worker', title: 'stock.count.title', load: () => import('./count.tsx') },
  { path: '/stock/change', part: 'worker', title: 'stock.change.title', load: () => import('./change.tsx') },
];
