import type { Screen } from '#kit/screen.ts';
import type { ProgramScreens } from '#visits/screens/program.ts';
import { checkingSummaries } from './summaries.ts';

type Bench = typeof import('./part.ts');
type Paper = typeof import('./paper-part.ts');

const at = (path: string, title: string, load: Screen['load'], more?: Partial<Screen>): Screen => ({
  path: `/checking${path}`,
  part: 'bench',
  title: `checking.${title}.title`,
  load,
  ...more,
});
const bench = (name: keyof Bench) => () => import('./part.ts').then((all) => ({ Screen: all[name] }));
const paper = (name: keyof Paper) => () => import('./paper-part.ts').then((all) => ({ Screen: all[name] }));

export const program: ProgramScreens = {
  name: 'checking',
  summaries: checkingSummaries,
  screens: [
    at('', 'list', bench('List'), { icon: 'strip', nav: true }),
    at('/new', 'intake', bench('Intake')),
    at('/bench', 'bench', bench('Bench')),
    at('/sample/:id', 'sample', bench('Sample')),
    at('/test/:id/:sort/:test', 'lab', bench('Test')),
    at('/release/:id', 'release', bench('Release')),
    at('/labels', 'labels', paper('Labels')),
    at('/paper/:id', 'paper', paper('Paper')),
    at('/lab-file', 'lab-file', () => import('./lab-file.tsx')),
    at('/around', 'here', () => import('./around.tsx')),
    at('/set-up', 'set-up', bench('SetUp'), { part: 'office' }),
  ],
};
