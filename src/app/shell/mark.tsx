/** Two strokes side by side. The same drawing as `icons/mark.svg`. */
export const Mark = () => (
  <svg viewBox="0 0 64 64" aria-hidden="true" class="mark">
    <rect width="64" height="64" rx="15" class="mark-ground" />
    <path d="M20 51c0-13 11-15 11-38" class="mark-first" />
    <path d="M36 51c0-13 11-15 11-38" class="mark-second" />
  </svg>
);
