/** What follows tests, as one part of the app. */
export { Screen as Cascade } from './cascade.tsx';
export { HeldTests } from './held.tsx';
export { Screen as SetUp } from './set-up.tsx';
export { Screen as Today } from './today.tsx';
