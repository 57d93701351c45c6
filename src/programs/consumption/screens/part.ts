/** The screens of the room, as one part of the app. */
export { Screen as Board } from './board.tsx';
export { Calls } from './calls.tsx';
export { Screen as HandOver } from './hand-over.tsx';
export { Screen as Response } from './response.tsx';
export { Screen as SetUp } from './set-up.tsx';
export { Screen as Stay } from './stay.tsx';
export { Screen as Wall } from './wall.tsx';
