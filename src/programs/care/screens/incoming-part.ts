/** What others sent to us: apart from what we send. */
export { Screen as Inbox } from './inbox.tsx';
export { Screen as Incoming } from './incoming.tsx';
