import { useEffect, useState } from 'preact/hooks';
import { keepTrying } from '#kit/keep-trying.ts';
import type { Failure, Result } from '#log/index.ts';
import { useApp } from '../app-context.tsx';
import type { KeyState } from '../keys/engine.ts';
import type { OpenKeys } from '../keys/open-keys.ts';

export type KeysView =
  | { readonly at: 'opening' }
  /** Not over TLS: there is nothing here that makes keys. */
  | { readonly at: 'no-keys-here' }
  | { readonly at: 'failed'; readonly failure: Failure }
  | { readonly at: 'open'; readonly keys: OpenKeys; readonly state: KeyState };

/** Where this device stands with the organization's keys; `take` shows what a step came to, `again` asks anew. */
export const useKeys = () => {
  const { api, context, open } = useApp();
  const [keys, setKeys] = useState<OpenKeys>();
  const [view, setView] = useState<KeysView>({ at: 'opening' });
  useEffect(
    () =>
      keepTrying(() => import('../keys/open-keys.ts'), {
        onValue: ({ openKeys }) => {
          const opened = openKeys(
            context.organization.id,
            context.me.device,
            api,
            context.organization.settings.keyHours,
          );
          if (opened === undefined) setView({ at: 'no-keys-here' });
          else setKeys(opened);
        },
      }).stop,
    [],
  );
  const take = (result: Result<KeyState, Failure>): void => {
    if (keys === undefined) return;
    // What was held for want of a signature is offered again with one.
    if (result.ok && result.value.at === 'in') void open.tab.retry();
    setView(result.ok ? { at: 'open', keys, state: result.value } : { at: 'failed', failure: result.error });
  };
  const again = (): void => void keys?.engine.look().then(take);
  useEffect(again, [keys]);
  return { keys, view, take, again };
};
