/** What the frame shows or does after the first screen stands, in one file. */
export { startUpdates } from '../service-worker/updates.ts';
export { LeaveDialog } from './leave-dialog.tsx';
export { listenForSaveKey } from './save-key.ts';
export { UpdatePrompt } from './update-prompt.tsx';
