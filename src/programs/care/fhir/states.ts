import type { JsonObject } from '#log/index.ts';
import type { Answer } from '../rules/answers.ts';
import { type State, states } from '../rules/moves.ts';
import { type Coding, gravity, own } from './codes.ts';
import { hasCode, textOf } from './json.ts';

/** A state as a Task says it: two of ours are reasons there. */
interface TaskState {
  readonly status: string;
  readonly reason?: Coding;
}

export const taskStates: Readonly<Record<State, TaskState>> = {
  draft: { status: 'draft' },
  requested: { status: 'requested' },
  received: { status: 'received' },
  accepted: { status: 'accepted' },
  'on-hold': { status: 'on-hold' },
  'in-progress': { status: 'in-progress' },
  completed: { status: 'completed' },
  rejected: { status: 'rejected' },
  'at-capacity': { status: 'rejected', reason: { system: gravity, code: 'no-capacity' } },
  'referred-onward': { status: 'rejected', reason: { system: own, code: 'referred-onward' } },
  cancelled: { status: 'cancelled' },
};

/** What others say of a Task that we say otherwise. */
const otherStatuses: Readonly<Record<string, State>> = {
  ready: 'accepted',
  failed: 'rejected',
  'entered-in-error': 'cancelled',
};

const full: readonly Coding[] = [
  { system: gravity, code: 'no-capacity' },
  { system: gravity, code: 'no-capacity-has-waitlist' },
  { system: gravity, code: 'at-capacity' },
];

/** The state that a Task is in; undefined for a status that R4 does not know. */
export const stateOf = (task: JsonObject): State | undefined => {
  const status = textOf(task['status']) ?? '';
  if (status === 'rejected' || status === 'failed') {
    const reason = [task['statusReason'], task['businessStatus']];
    if (full.some((coding) => hasCode(reason, coding))) return 'at-capacity';
    if (hasCode(reason, { system: own, code: 'referred-onward' })) return 'referred-onward';
  }
  if (Object.hasOwn(otherStatuses, status)) return otherStatuses[status];
  return states.find((state) => taskStates[state].status === status);
};

/** What a place says by the state of a Task that it gives back; undefined where that says nothing new. */
const answers: Readonly<Partial<Record<State, Answer>>> = {
  received: { step: 'receive' },
  accepted: { step: 'accept' },
  'on-hold': { step: 'not-today' },
  'in-progress': { step: 'came' },
  completed: { step: 'start' },
  rejected: { step: 'not-ours', reason: 'other' },
  'at-capacity': { step: 'full' },
  'referred-onward': { step: 'onward' },
};

export const answerOf = (state: State): Answer | undefined => answers[state];
