/** What a route asks of its caller. A route names one; who may do it is said in one table. */
export type Capability =
  /** Offer entries, and ask which have come. */
  | 'hand-in'
  /** End one's own session, change one's own passphrase. */
  | 'account'
  /** What every start of the app asks: who and where one is, as far as it concerns the caller. */
  | 'start'
  /** Take in entries with a device, as far as the caller's reach goes (server/access/reach.ts). */
  | 'pull'
  /** Meet others of the organization: its keys, and who was let in. */
  | 'place'
  /** Look into the log beyond that: histories, forks, files, news, timers. */
  | 'log'
  | 'reports'
  /** Every entry with its open fields. */
  | 'export'
  | 'import'
  /** Decide on what is held apart. */
  | 'review'
  /** Read what people said of the place in confidence, and answer it. */
  | 'feedback'
  /** See which devices are in use, end one, take back what it wrote. */
  | 'devices'
  /** Make partners and their agreements, end them, give codes for their devices. */
  | 'partners'
  /** Make the organization's keys, let devices in, leave them out. */
  | 'keys'
  | 'sites'
  | 'workers'
  | 'settings'
  /** Read who did what to the organization. */
  | 'audit';

/** `nothing`: no token is asked for. */
export type Need = Capability | 'nothing';
