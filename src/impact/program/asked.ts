import type { Range } from '../check.ts';

/** A person's range; `from` names the figures of the registry it was taken from, when it is a suggestion as it stood. */
export type AskedRange = Range & { readonly from?: readonly string[] | undefined };
