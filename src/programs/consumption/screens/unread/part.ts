/** The room on a device that cannot read its log, as one part of the app. */

export { UnreadCalls, UnreadRoomScreen } from './room.tsx';
export { UnreadWall } from './wall.tsx';
