/** What workers open of the directory, as one part of the app. */
export { Screen as Find } from './find.tsx';
export { Screen as Place } from './place.tsx';
export { Screen as Print } from './print.tsx';
