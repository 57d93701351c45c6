import { definePart } from '../part.ts';
import { directoryKinds } from './entries.ts';

/** The directory of services: where to send somebody, open now. */
export const directory = definePart({
  name: 'directory',
  title: 'directory.program.title',
  kinds: directoryKinds,
});
