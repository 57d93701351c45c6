/** The screens of visits beside the counter, as one part of the app. */
export { Screen as Bulk } from './bulk.tsx';
export { Screen as Entry } from './entry.tsx';
export { Screen as PacksList } from './packs-list.tsx';
export { Screen as Search } from './search.tsx';
export { Screen as Tally } from './tally.tsx';
export { Screen as Today } from './today.tsx';
