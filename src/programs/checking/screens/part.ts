/** The screens of drug checking, as one part of the app. */
export { Screen as Bench } from './bench.tsx';
export { Screen as Intake } from './intake.tsx';
export { Screen as List } from './list.tsx';
export { Screen as Release } from './release.tsx';
export { Screen as Sample } from './sample.tsx';
export { Screen as SetUp } from './set-up.tsx';
export { Screen as Test } from './test-form.tsx';
