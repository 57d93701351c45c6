import type { ScreenProps } from '#kit/screen.ts';
import { Inbox } from './inbox.tsx';
import { IncomingOne } from './incoming.tsx';

/** What others sent to us, apart from what we send: the list, or one of it. */
export const Screen = ({ params }: ScreenProps) => {
  const { id } = params;
  return id === undefined ? <Inbox /> : <IncomingOne id={id} />;
};
