/** The screens of what people say, as one part of the app. */
export { Screen as Board } from './board.tsx';
export { Screen as List } from './list.tsx';
export { Screen as One } from './one.tsx';
export { Screen as Sheet } from './sheet.tsx';
