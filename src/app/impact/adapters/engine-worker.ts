// The engine's own thread: moving a slider never holds up the page. The first message brings the figures, which page and
// worker would else both have to fetch; requests come after it.
import type { Effect } from '#impact/evidence/effect.ts';
import { createRegistry } from '#impact/evidence/registry.ts';
import { must } from '#impact/problem.ts';
import type { Request } from '../engine/protocol.ts';
import { createResponderOn } from '../engine/responder.ts';

export type Figures = { readonly version: string; readonly effects: readonly Effect[] };

let respond: ReturnType<typeof createResponderOn> | undefined;

self.addEventListener('message', ({ data }: MessageEvent<Figures | Request>) => {
  if ('effects' in data)
    respond = createResponderOn(must(createRegistry(data.version, data.effects)), () => performance.now());
  else self.postMessage(respond?.(data));
});
