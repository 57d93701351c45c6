import type { LoadedScreen, Screen } from '#kit/screen.ts';
import type { ProgramScreens } from '#visits/screens/program.ts';
import { checkingSummaries } from './summaries.ts';

const at = (load: Screen['load'], path: string, more?: Partial<Screen>): Screen => ({
  path: `/checking${path}`,
  part: 'bench',
  load,
  ...more,
});
type Shown = LoadedScreen['Screen'];
const from =
  <T>(load: () => Promise<T>) =>
  (name: keyof T): Screen['load'] =>
  () =>
    load().then((all) => ({ Screen: all[name] as Shown }));
const bench = from(() => import('./part.ts'));
const seldom = from(() => import('./seldom.ts'));

export const program: ProgramScreens = {
  name: 'checking',
  summaries: checkingSummaries,
  screens: [
    at(bench('List'), '', { nav: { title: 'checking.list.title', icon: 'strip' } }),
    at(bench('Intake'), '/new'),
    at(bench('Bench'), '/bench'),
    at(bench('Sample'), '/sample/:id'),
    at(bench('Test'), '/test/:id/:sort/:test'),
    at(bench('Release'), '/release/:id'),
    at(seldom('Labels'), '/labels'),
    at(seldom('Paper'), '/paper/:id'),
    at(seldom('LabFile'), '/lab-file'),
    at(seldom('Parcel'), '/parcel'),
    at(seldom('Around'), '/here'),
    at(bench('SetUp'), '/set-up'),
  ],
};
