import type { JsonObject } from '#log/index.ts';
import type { SendBody } from '../entries.ts';
import type { State } from '../rules/moves.ts';
import type { Said } from '../rules/request.ts';
import type { Resource, Say } from './concepts.ts';

/** One sending, to be handed over as a file. All of it is on the device; nothing of it is asked of a server. */
export interface Disclosure {
  /** All that was said: what of it may go is worked out here, by what the person agreed to. */
  readonly said: Said;
  readonly sending: Pick<SendBody, 'to' | 'scope' | 'until' | 'agreed'> & { readonly entry: string };
  readonly state: State;
  readonly sentOn: string;
  readonly today: string;
  readonly from: { readonly name: string; readonly phone?: string };
  /** The statement of 42 CFR Part 2, where it has to go with it. */
  readonly statement?: string;
  readonly say: Say;
  readonly newId: () => string;
}

/** What every resource refers to. */
export interface Ends {
  readonly of: Disclosure;
  readonly subject: JsonObject;
  readonly source: Resource;
  readonly place: Resource;
}
