import type { ScreenProps } from '#kit/screen.ts';
import { Screen as Read } from './read-screen.tsx';
import { Screen as Write } from './write-screen.tsx';

/** Referrals as files, apart, since they are for those whose partners have software of their own: one is read, or written of a referral. */
export const Screen = (props: ScreenProps) =>
  props.params['id'] === undefined ? <Read /> : <Write {...props} />;
