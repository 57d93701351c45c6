/** What the counter opens now and then, in one file: fetched together, after the counter stands. */
export { AllItems } from './all-items.tsx';
export { KeepPack } from './keep-pack.tsx';
export { Short } from './short.tsx';
export { VisitDetails } from './visit-details.tsx';
