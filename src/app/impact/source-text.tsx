import type { Source } from '#impact/evidence/effect.ts';

/** A citation in its own language, with the way to it. */
export const SourceText = ({ source: { citation, identifier, place } }: { readonly source: Source }) => (
  <span lang="en" class="impact-source">
    {citation}
    {identifier === null ? '' : `, ${identifier}`} ({place}).
  </span>
);
