/** A worker's passkeys, as a part of its own. */

import { withOfficeWords } from './office-words.tsx';
import { Screen } from './passkeys.tsx';

export const Passkeys = withOfficeWords(Screen);
