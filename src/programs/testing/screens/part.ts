/** The screens of whoever tests, as one part of the app. */
export { Screen as Count } from './count.tsx';
export { Screen as List } from './list.tsx';
export { Screen as New } from './new.tsx';
export { Screen as Test } from './test-screen.tsx';
