/** The office as one part of the app. What this device holds is everybody's, and speaks without the office's words. */

import { Screen as OfficeScreen } from './office.tsx';
import { withOfficeWords } from './office-words.tsx';

export { Screen as Device } from './device.tsx';
export const Office = withOfficeWords(OfficeScreen);
