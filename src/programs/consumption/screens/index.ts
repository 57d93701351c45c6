import type { Screen } from '#kit/screen.ts';
import type { ProgramScreens } from '#visits/screens/program.ts';
import { consumptionSummaries } from './summaries.ts';

type Part = typeof import('./part.ts');

/** One screen under /room, of the part that all of them are fetched in. */
const screen = (
  title: string,
  name: Exclude<keyof Part, 'Calls'>,
  path = `/${title}/:id`,
  part: Screen['part'] = 'room',
): Screen => ({
  path: `/room${path}`,
  part,
  title: `consumption.${title}.title`,
  load: () => import('./part.ts').then((screens) => ({ Screen: screens[name] })),
});

export const program: ProgramScreens = {
  name: 'consumption',
  summaries: consumptionSummaries,
  anywhere: () => import('./anywhere.tsx').then(({ Anywhere }) => Anywhere),
  screens: [
    { ...screen('board', 'Board', ''), icon: 'heart', nav: true },
    screen('stay', 'Stay'),
    screen('response', 'Response'),
    screen('hand-over', 'HandOver'),
    screen('wall', 'Wall', '/wall'),
    screen('set-up', 'SetUp', '/set-up', 'office'),
  ],
};
