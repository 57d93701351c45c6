import type { Kind } from '#log/index.ts';

/**
 * A part of what joins an organization to those around it, as every device and the server know it. The rest of it lies in its
 * folder under the names that a program has: `server.ts` (community/server.ts says what is in it), `screens/index.ts`
 * (visits/screens/program.ts) and `words/`. An organization turns it on beside its programs.
 */
export interface CommunityPart {
  /** Its folder, and the first part of the names of its kinds, reports and words. */
  readonly name: string;
  /** Message with what people call it, `NAME.program.title`: where an organization turns it on. */
  readonly title: string;
  /** What it records. */
  readonly kinds: readonly Kind[];
}

/** A part as it is written down: kinds of any fields. */
export const definePart = (
  part: Omit<CommunityPart, 'kinds'> & { readonly kinds: readonly Pick<Kind, 'kind' | 'version'>[] },
): CommunityPart => part as CommunityPart;
