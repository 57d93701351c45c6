import type { ComponentType } from 'preact';
import type { ScreenProps } from '#kit/screen.ts';
import { Watch } from './watch.tsx';

/** A screen under the word on its agreement. */
export const watched = (Screen: ComponentType<ScreenProps>): ComponentType<ScreenProps> => {
  const Watched = (props: ScreenProps) => (
    <>
      <Watch />
      <Screen {...props} />
    </>
  );
  return Watched;
};
