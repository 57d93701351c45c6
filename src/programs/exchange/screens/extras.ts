/** What the exchange's panel opens now and then, in one file. */
export { NeedsHelper } from './needs-helper.tsx';
export { OtherReturns } from './other-returns.tsx';
