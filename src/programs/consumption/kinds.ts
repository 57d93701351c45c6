import {
  checkKind,
  coverKind,
  responseEndKind,
  responseKind,
  roomKind,
  shiftKind,
  stayKind,
  stepKind,
  takeKind,
  useKind,
} from './entries.ts';
import { orientationKind, orientedKind } from './orientation.ts';
import { debriefKind, eventKind, listsKind } from './other-events.ts';
import { servicesKind } from './services.ts';

/** All that a room records. */
export const roomKinds = [
  roomKind,
  shiftKind,
  stayKind,
  useKind,
  checkKind,
  responseKind,
  stepKind,
  responseEndKind,
  takeKind,
  coverKind,
  listsKind,
  eventKind,
  debriefKind,
  orientationKind,
  orientedKind,
  servicesKind,
] as const;
