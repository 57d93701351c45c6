/** The screens of the pick-up, as one part of the app. */
export { Screen as Disposal } from './disposal.tsx';
export { Screen as New } from './new.tsx';
export { Screen as One } from './one.tsx';
export { Screen as Route } from './route.tsx';
