/** What to order, as a part of its own: opened now and then, at a desk. */

import { withOfficeWords } from './office-words.tsx';
import { Screen as OrderScreen } from './order.tsx';

export const Order = withOfficeWords(OrderScreen);
