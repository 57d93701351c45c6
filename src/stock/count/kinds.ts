import type { Kind } from '#log/index.ts';
import { countsKinds } from './entries.ts';

/** What reads entries of counting together: fetched with the screens of stock, since nothing else shows them. */
export const counts = { name: 'counts', kinds: countsKinds as unknown as readonly Kind[] };
