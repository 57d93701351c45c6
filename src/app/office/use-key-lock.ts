import { useEffect, useState } from 'preact/hooks';
import type { LockState } from '../keys/lock.ts';
import type { OpenKeys } from '../keys/open-keys.ts';
import type { KeysView } from './use-keys.ts';

/**
 * How the keys of this device are locked, also without a network; undefined until it is known. `again` looks anew, and so does each new
 * `view` of the keys: they may just have been made.
 */
export const useKeyLock = (keys: OpenKeys | undefined, view: KeysView) => {
  const [state, setState] = useState<LockState>();
  const again = (): void =>
    void keys?.lock.state().then((found) => setState(found.ok ? found.value : undefined));
  useEffect(() => {
    again();
    return keys?.lock.subscribe(again);
  }, [keys, view]);
  return { state, again };
};
