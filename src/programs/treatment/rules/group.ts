import { cameKind, stayKind } from '../entries.ts';
import type { File } from './file.ts';

/** What is saved of those who came and have a file. Whoever had left for now is back with it: nobody has to say so twice. */
export const cameToGroup = (files: readonly Pick<File, 'id' | 'state' | 'subject'>[]) =>
  files.flatMap(({ id: file, state, subject }) => {
    const whose = subject === undefined ? {} : { subject };
    return [
      { of: cameKind, ...whose, body: { file, sort: 'group' } },
      ...(state === 'left' ? [{ of: stayKind, ...whose, body: { file, move: 'back' } }] : []),
    ];
  });
