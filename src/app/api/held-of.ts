import { heldOf as route } from '#contract/held.ts';
import type { HeldOf } from '#kit/recorder.ts';
import { type Failure, ok, type Result, type Uuid } from '#log/index.ts';
import { createApi } from './api.ts';

/** All that the server holds of a person within this worker's reach, page by page. */
export const heldOf = async (
  { token }: { readonly token: () => string | undefined },
  person: Uuid,
): Promise<Result<HeldOf, Failure>> => {
  const api = createApi({ fetch: (...asked) => fetch(...asked), token });
  const held: HeldOf['held'][number][] = [];
  for (let after = 0; ; ) {
    const page = await api.ask(route, { body: { person, after } });
    if (!page.ok) return page;
    held.push(...(page.value.held as HeldOf['held']));
    if (page.value.next === undefined) return ok({ held, waiting: page.value.waiting });
    after = page.value.next;
  }
};
