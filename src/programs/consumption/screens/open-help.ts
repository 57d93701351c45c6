import { goToPath } from '#kit/path.ts';
import { responseKind } from '../entries.ts';
import { responseIdOf } from '../rules/response.ts';
import type { Session } from '../rules/session.ts';
import type { LiveRoom } from './use-room.ts';

/** One tap: help for this person is open, on every tablet, and its screen is in front of this worker. */
export const useOpenHelp = ({ room, record }: LiveRoom) => {
  return async (session: Session): Promise<void> => {
    const before = room.responses.filter(({ visit }) => visit === session.id);
    const open = before.find(({ state }) => state === 'open');
    const id = open?.id ?? responseIdOf(session.id, before.length);
    if (open === undefined) {
      const body = { response: id, ...(session.seat !== undefined && { seat: session.seat }) };
      if ((await record([{ kind: responseKind.kind, body }], session)) === undefined) return;
    }
    goToPath(`/room/response/${id}`);
  };
};
