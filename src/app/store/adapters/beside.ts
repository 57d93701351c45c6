/** What the store needs beside the counter, and not to stand: to write, to make or move a store, to read the rest, to fold; and where nothing can be encrypted. One part. */
export { pieceSealer } from '#vault/seal-piece.ts';
export { createFullStore } from '../journal/full.ts';
export { makeStore } from './make-store.ts';
export { createPlainStore } from './plain.ts';
// What both parts need, the build puts into one file with what only the first needs: two to fetch at a start, and not six.
export { createSealedStore } from './sealed.ts';
export { commitStep } from './write-pieces.ts';
