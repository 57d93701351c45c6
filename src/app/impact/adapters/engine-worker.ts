// The engine's own thread: moving a slider never holds up the page.
import type { Request } from '../engine/protocol.ts';
import { createResponder } from '../engine/respond.ts';

const respond = createResponder(() => performance.now());

self.addEventListener('message', (event: MessageEvent<Request>) => {
  self.postMessage(respond(event.data));
});
