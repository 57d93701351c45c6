/** What the office opens of the directory, as one part of the app. */
export { Screen as Edit } from './edit.tsx';
export { Screen as Files } from './files.tsx';
export { Screen as Rules } from './rules.tsx';
