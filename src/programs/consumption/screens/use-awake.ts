import { useEffect, useState } from 'preact/hooks';

/** Keeps the screen on while a screen of the room is shown; answers false where the browser refuses. */
export const useAwake = (): boolean => {
  const [isAwake, setAwake] = useState(true);
  useEffect(() => {
    let lock: { readonly release: () => Promise<void> } | undefined;
    let isGone = false;
    const hold = async (): Promise<void> => {
      if (document.visibilityState !== 'visible') return;
      try {
        const held = await navigator.wakeLock.request('screen');
        if (isGone) await held.release();
        else lock = held;
        setAwake(true);
      } catch (error) {
        // No such thing here (a TypeError), or the device refuses, on a low battery for example.
        if (!(error instanceof DOMException) && !(error instanceof TypeError)) throw error;
        setAwake(false);
      }
    };
    const onShown = (): void => void hold();
    void hold();
    document.addEventListener('visibilitychange', onShown);
    return () => {
      isGone = true;
      document.removeEventListener('visibilitychange', onShown);
      void lock?.release();
    };
  }, []);
  return isAwake;
};
