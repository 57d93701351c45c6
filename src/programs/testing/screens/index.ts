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

export const program: ProgramScreens = {
  name: 'testing',
  summaries: testingSummaries,
  screens: [
    at('', 'List', { nav: { title: 'testing.list.title', icon: 'heart' } }),
    at('/new', 'New'),
    at('/count', 'Count'),
    at('/at/:id', 'Test'),
  ],
};
