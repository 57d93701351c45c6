import type { ScreenProps } from '#kit/screen.ts';
import { Screen as List } from './list.tsx';
import { Screen as Referral } from './referral-screen.tsx';
import { Told } from './told.tsx';

/** The screens of a navigator, as one part of the app: who waits, one referral, or who was told of it. */
export const Screen = (props: ScreenProps) => {
  const { id, told } = props.params;
  if (told !== undefined) return <Told id={told} />;
  return id === undefined ? <List /> : <Referral {...props} />;
};
