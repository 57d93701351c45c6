/** Undefined over plain HTTP: browsers give no keys to pages that anyone on the way could have changed. */
export const platformSubtle = (): SubtleCrypto | undefined => globalThis.crypto?.subtle;
