/** The screens of the room, as one part of the app. */

import { findInner, type InnerScreen } from '#kit/inner-screens.ts';
import type { LoadedScreen } from '#kit/screen.ts';
import { Screen as Board } from './board.tsx';
import { Screen as HandOver } from './hand-over.tsx';
import { Screen as Response } from './response.tsx';
import { Screen as SetUp } from './set-up.tsx';
import { Screen as Stay } from './stay.tsx';
import { Screen as Wall } from './wall.tsx';
import { whereRead } from './where-read.tsx';

export { Calls } from './calls.tsx';

const at = (
  path: string,
  read: LoadedScreen['Screen'],
  otherwise: Parameters<typeof whereRead>[1] = 'room',
): InnerScreen => {
  const Screen = whereRead(read, otherwise);
  return { path: `/room${path}`, load: async () => ({ Screen }) };
};
const screens = [
  at('', Board),
  at('/set-up', SetUp, 'nothing'),
  at('/stay/:id', Stay),
  at('/response/:id', Response),
  at('/hand-over/:id', HandOver),
  at('/wall', Wall, 'wall'),
];

/** The board, and the screens behind it. */
export const find = (path: string) => findInner(screens, path);
