import { browserClock } from '../../adapters/browser.ts';
import { createTimers } from '../../sync/adapters/browser.ts';
import { createOpened } from '../opened.ts';

/** This page's own: one memory for all that asks. */
export const pageOpened = createOpened(browserClock, createTimers().after);
