import type { ScreenProps } from '#kit/screen.ts';
import { Group } from './group.tsx';
import { FileList } from './list.tsx';
import { NewFile } from './new.tsx';
import { FileOne } from './one.tsx';

export { HeldFiles } from './held.tsx';

/** The screens of a center, as one part of the app: who is here, a new file, one of them, or a group. */
export const Screen = ({ params }: ScreenProps) => {
  const { what, id } = params;
  if (what === 'new') return <NewFile wish={id} />;
  if (what === 'group') return <Group />;
  return what === 'at' && id !== undefined ? <FileOne id={id} /> : <FileList />;
};
