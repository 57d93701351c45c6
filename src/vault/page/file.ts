/** Where the script of a page lies that opens what a key in its link was made for. */
export const openPassedFile = new URL('./open-passed.ts', import.meta.url);
