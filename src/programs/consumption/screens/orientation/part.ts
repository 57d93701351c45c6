/** Orientation: the checklist at a stay, and where its points are written. Fetched when one of them is in sight. */
export { OrientationCard } from './card.tsx';
export { OrientationForm } from './form.tsx';
