/** Where the script of a page lies that opens what a key in its link was made for. */
export const openPassedFile = new URL('./open-passed.ts', import.meta.url);
/** Where the script of a form lies that seals what was typed to the organization's public key before it is sent. */
export const sealFormFile = new URL('./adapters/seal-form.ts', import.meta.url);
