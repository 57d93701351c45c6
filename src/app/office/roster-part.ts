/** What needs a person, and who and with what: people, sites and devices. A part of its own, fetched when somebody looks after them. */

import { Screen as AttentionScreen } from './attention.tsx';
import { Screen as DevicesScreen } from './devices.tsx';
import { withOfficeWords } from './office-words.tsx';
import { Screen as PeopleScreen } from './people.tsx';

export const Attention = withOfficeWords(AttentionScreen);
export const Devices = withOfficeWords(DevicesScreen);
export const People = withOfficeWords(PeopleScreen);
