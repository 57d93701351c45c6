/** The screens of surveys, as one part of the app. */
export { Screen as Fill } from './fill/fill.tsx';
export { Screen as Home } from './home.tsx';
export { Screen as New } from './new.tsx';
export { Screen as Paper } from './paper.tsx';
export { Screen as Result } from './result.tsx';
export { Screen as Type } from './type.tsx';
