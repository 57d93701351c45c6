import { definePart } from '../part.ts';
import { boardKinds } from './board.ts';
import { sayKinds } from './entries.ts';

/** What people say of the place, without a name: tracked to an end, and answered in public where they agree; and the advisory board. */
export const say = definePart({
  name: 'say',
  title: 'say.program.title',
  kinds: [...sayKinds, ...boardKinds],
});
