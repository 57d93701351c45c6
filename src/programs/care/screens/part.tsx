import type { ScreenProps } from '#kit/screen.ts';
import { Screen as List } from './list.tsx';
import { Screen as Referral } from './referral-screen.tsx';

/** The screens of a navigator, as one part of the app: who waits, or one referral. */
export const Screen = (props: ScreenProps) =>
  props.params['id'] === undefined ? <List /> : <Referral {...props} />;
