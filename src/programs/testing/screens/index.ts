import type { Screen } from '#kit/screen.ts';
import type { ProgramScreens } from '#visits/screens/program.ts';
import { testingSummaries } from './summaries.ts';

const load = (name: 'Count' | 'List' | 'New' | 'Test') => (): ReturnType<Screen['load']> =>
  import('./part.ts').then((all) => ({ Screen: all[name] }));
const at = (path: string, name: Parameters<typeof load>[0], more?: Partial<Screen>): Screen => ({
  path: `/testing${path}`,
  part: 'worker',
  load: load(name),
  ...more,
});

/** Who waits, how we go on, and what is held of somebody's tests: apart from what every test needs. */
const after = (name: 'Cascade' | 'SetUp' | 'Today') => (): ReturnType<Screen['load']> =>
  import('./after/part.ts').then((all) => ({ Screen: all[name] }));

export const program: ProgramScreens = {
  name: 'testing',
  summaries: testingSummaries,
  screens: [
    at('', 'List', { nav: { title: 'testing.list.title', icon: 'heart' } }),
    at('/new', 'New'),
    at('/count', 'Count'),
    at('/at/:id', 'Test'),
    { path: '/testing/today', part: 'worker', load: after('Today') },
    { path: '/testing/cascade', part: 'worker', load: after('Cascade') },
    { path: '/testing/set-up', part: 'office', load: after('SetUp') },
  ],
  sealedOf: () => import('./after/part.ts').then(({ HeldTests }) => HeldTests),
};
