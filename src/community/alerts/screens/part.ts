/** The screens of alerts, as one part of the app. */
export { Screen as List } from './list.tsx';
export { Screen as One } from './one.tsx';
export { Screen as Report } from './report.tsx';
export { Screen as Sheet } from './sheet.tsx';
export { Screen as WriteWords } from './write-words.tsx';
