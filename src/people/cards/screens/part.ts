/** What of cards is opened now and then, as one part of the app. */
export { CardStep } from './card-step.tsx';
export { Screen as Halves } from './halves.tsx';
export { Screen as Look } from './look.tsx';
export { Person } from './person.tsx';
export { Screen as Sheet } from './sheet.tsx';
