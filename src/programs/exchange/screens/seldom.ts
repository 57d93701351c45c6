/** What the panel needs now and then, in one file. */
export { readAgain } from './again.ts';
export { onPaper } from './on-paper.ts';
