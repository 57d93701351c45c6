/** Who and with what: people, sites and devices as a part of its own, fetched when somebody looks after them. */

import { Screen as DevicesScreen } from './devices.tsx';
import { withOfficeWords } from './office-words.tsx';
import { Screen as PeopleScreen } from './people.tsx';
import { Screen as TextsScreen } from './texts.tsx';

export const Devices = withOfficeWords(DevicesScreen);
export const People = withOfficeWords(PeopleScreen);
export const Texts = withOfficeWords(TextsScreen);
