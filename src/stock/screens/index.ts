import type { Screen } from '#kit/screen.ts';

/** The screens of supplies. */
export const stockScreens: readonly Screen[] = [
  {
    path: '/stock',
    part: 'worker',
    title: 'stock.shelf.title',
    icon: 'box',
    nav: true,
    load: () => import('./part.ts').then(({ Shelf }) => ({ Screen: Shelf })),
  },
  {
    path: '/stock/receive',
    part: 'worker',
    title: 'stock.receive.title',
    load: () => import('./part.ts').then(({ Receive }) => ({ Screen: Receive })),
  },
  {
    path: '/stock/move',
    part: 'worker',
    title: 'stock.move.title',
    load: () => import('./part.ts').then(({ Move }) => ({ Screen: Move })),
  },
  {
    path: '/stock/count',
    part: 'worker',
    title: 'stock.count.title',
    load: () => import('./part.ts').then(({ Count }) => ({ Screen: Count })),
  },
  {
    path: '/stock/change',
    part: 'worker',
    title: 'stock.change.title',
    load: () => import('./part.ts').then(({ Change }) => ({ Screen: Change })),
  },
  {
    path: '/stock/kits',
    part: 'worker',
    title: 'stock.kits.title',
    load: () => import('./part.ts').then(({ Kits }) => ({ Screen: Kits })),
  },
  {
    path: '/stock/lots',
    part: 'worker',
    title: 'stock.lots.title',
    load: () => import('./part.ts').then(({ Lots }) => ({ Screen: Lots })),
  },
  {
    path: '/stock/lots/:lot',
    part: 'worker',
    title: 'stock.lots.title',
    load: () => import('./part.ts').then(({ Lots }) => ({ Screen: Lots })),
  },
  {
    path: '/stock/item/:item',
    part: 'worker',
    title: 'stock.item.title',
    load: () => import('./part.ts').then(({ Item }) => ({ Screen: Item })),
  },
  {
    path: '/stock/requests',
    part: 'worker',
    title: 'stock.requests.title',
    load: () => import('./part.ts').then(({ Requests }) => ({ Screen: Requests })),
  },
  {
    path: '/stock/ask',
    part: 'worker',
    title: 'stock.ask.title',
    load: () => import('./part.ts').then(({ Ask }) => ({ Screen: Ask })),
  },
  {
    path: '/stock/approve/:id',
    part: 'worker',
    title: 'stock.approve.title',
    load: () => import('./part.ts').then(({ Approve }) => ({ Screen: Approve })),
  },
  {
    path: '/stock/send/:id',
    part: 'worker',
    title: 'stock.move.title',
    load: () => import('./part.ts').then(({ Move }) => ({ Screen: Move })),
  },
  {
    path: '/stock/arrive/:id',
    part: 'worker',
    title: 'stock.arrive.title',
    load: () => import('./part.ts').then(({ Arrive }) => ({ Screen: Arrive })),
  },
];
