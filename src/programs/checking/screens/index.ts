import type { Screen } from '#kit/screen.ts';
import type { ProgramScreens } from '#visits/screens/program.ts';
import { checkingSummaries } from './summaries.ts';

/** Called after the first part of its path, unless it says otherwise. */
const at = (
  load: Screen['load'],
  path: string,
  title = path.split('/')[1],
  more?: Partial<Screen>,
): Screen => ({
  path: `/checking${path}`,
  part: 'bench',
  title: `checking.${title}.title`,
  load,
  ...more,
});
type Shown = Awaited<ReturnType<Screen['load']>>['Screen'];
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
    at(bench('List'), '', 'list', { icon: 'strip', nav: true }),
    at(bench('Intake'), '/new', 'intake'),
    at(bench('Bench'), '/bench'),
    at(bench('Sample'), '/sample/:id'),
    at(bench('Test'), '/test/:id/:sort/:test', 'lab'),
    at(bench('Release'), '/release/:id'),
    at(seldom('Labels'), '/labels'),
    at(seldom('Paper'), '/paper/:id'),
    at(seldom('LabFile'), '/lab-file'),
    at(seldom('Parcel'), '/parcel'),
    at(seldom('Around'), '/here'),
    at(bench('SetUp'), '/set-up'),
  ],
};
