import { cameKind, stayKind } from '../entries.ts';
import type { File } from './file.ts';

/** What is saved of those who came and have a file. Whoever had left for now is back with it: nobody has to say so twice. */
export const cameToGroup = (files: readonly Pick<File, 'id' | 'state'>[]) =>
  files.flatMap(({ id: file, state }) => [
    { of: cameKind, subject: file, body: { file, sort: 'group' } },
    ...(state === 'left' ? [{ of: stayKind, subject: file, body: { file, move: 'back' } }] : []),
  ]);
