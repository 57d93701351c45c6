/** What is set up once and changed now and then: a part of its own. */

import { Screen as ItemsScreen } from './items.tsx';
import { Screen as KeysScreen } from './keys.tsx';
import { withOfficeWords } from './office-words.tsx';
import { Screen as OrganizationScreen } from './organization.tsx';

export const Items = withOfficeWords(ItemsScreen);
export const Organization = withOfficeWords(OrganizationScreen);
/** The vault itself is fetched when it is used. */
export const Keys = withOfficeWords(KeysScreen);
