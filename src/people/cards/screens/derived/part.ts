/** Codes without a card, apart: most organizations have none. */
export { FindWithout } from './find.tsx';
export { KeepCode } from './keep.tsx';
export { Screen as Recipe } from './recipe.tsx';
