import type { Screen } from '../screen.ts';

export { Status } from './status.tsx';

/** Every control of the kit on three screens, for looking at and for tests. Never in what people get. */
export const galleryScreens: readonly Screen[] = [
  {
    path: '/gallery',
    part: 'worker',
    nav: { title: 'kit.gallery.counter.title', icon: 'syringe' },
    load: () => import('./counter.tsx'),
  },
  {
    path: '/gallery/form',
    part: 'office',
    nav: { title: 'kit.gallery.form.title', icon: 'box' },
    load: () => import('./form.tsx'),
  },
  {
    path: '/gallery/data',
    part: 'office',
    nav: { title: 'kit.gallery.data.title', icon: 'chart' },
    load: () => import('./data.tsx'),
  },
  {
    path: '/gallery/broken',
    part: 'office',
    load: () => import('./broken.tsx'),
  },
];
