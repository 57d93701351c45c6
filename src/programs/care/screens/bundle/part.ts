/** Referrals as files: apart, since they are for those whose partners have software of their own. */
export { Screen as Read } from './read-screen.tsx';
export { Screen as Write } from './write-screen.tsx';
