/**
 * When to sync, as a complete table: a missing case does not compile.
 * - idle: nothing is known to wait; the next look is due after a while.
 * - syncing: a pass runs. syncing-again: one runs and something was saved meanwhile. syncing-woken: one runs and the
 *   network came back meanwhile, so its failure says nothing about now.
 * - backing-off: the last pass failed; the next is due after a growing pause, without end.
 */
export type LoopState = 'idle' | 'syncing' | 'syncing-again' | 'syncing-woken' | 'backing-off' | 'stopped';

export type LoopEvent =
  /** An entry was saved. During a pause it does not hurry: the server did not answer a moment ago. */
  | 'saved'
  /** The network came back, the server has news, or a person asked. */
  | 'woken'
  | 'due'
  | 'succeeded'
  | 'failed'
  | 'stopped';

/** `start` a pass; `rest`: look again after a while; `pause`: try again after a growing pause; `end`: call all off. */
export type LoopAction = 'none' | 'start' | 'rest' | 'pause' | 'end';

export const loopTable: Readonly<
  Record<LoopState, Readonly<Record<LoopEvent, readonly [LoopState, LoopAction]>>>
> = {
  idle: {
    saved: ['syncing', 'start'],
    woken: ['syncing', 'start'],
    due: ['syncing', 'start'],
    succeeded: ['idle', 'none'],
    failed: ['idle', 'none'],
    stopped: ['stopped', 'end'],
  },
  syncing: {
    saved: ['syncing-again', 'none'],
    woken: ['syncing-woken', 'none'],
    due: ['syncing', 'none'],
    succeeded: ['idle', 'rest'],
    failed: ['backing-off', 'pause'],
    stopped: ['stopped', 'end'],
  },
  'syncing-again': {
    saved: ['syncing-again', 'none'],
    woken: ['syncing-woken', 'none'],
    due: ['syncing-again', 'none'],
    succeeded: ['syncing', 'start'],
    failed: ['backing-off', 'pause'],
    stopped: ['stopped', 'end'],
  },
  'syncing-woken': {
    saved: ['syncing-woken', 'none'],
    woken: ['syncing-woken', 'none'],
    due: ['syncing-woken', 'none'],
    succeeded: ['syncing', 'start'],
    failed: ['syncing', 'start'],
    stopped: ['stopped', 'end'],
  },
  'backing-off': {
    saved: ['backing-off', 'none'],
    woken: ['syncing', 'start'],
    due: ['syncing', 'start'],
    succeeded: ['backing-off', 'none'],
    failed: ['backing-off', 'none'],
    stopped: ['stopped', 'end'],
  },
  stopped: {
    saved: ['stopped', 'none'],
    woken: ['stopped', 'none'],
    due: ['stopped', 'none'],
    succeeded: ['stopped', 'none'],
    failed: ['stopped', 'none'],
    stopped: ['stopped', 'none'],
  },
};
