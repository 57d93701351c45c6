import type { Screen } from '#kit/screen.ts';

const load: Screen['load'] = (path) => import('./part.ts').then(({ find }) => find(path));

/** All that a partner's device shows: what it hands out, its shelf, itself. */
export const partnerScreens: readonly Screen[] = [
  { path: '/counter', part: 'worker', nav: { title: 'visits.counter.title', icon: 'kit' }, load },
  { path: '/stock', part: 'worker', nav: { title: 'stock.shelf.title', icon: 'box' }, load },
  { path: '/stock/*', part: 'worker', load },
  { path: '/device', part: 'worker', nav: { title: 'app.office.device.title', icon: 'phone' }, load },
];
