/** What the browser gives: it takes the lock away by itself whenever the page is out of sight. */
interface Lock {
  readonly release: () => Promise<void>;
}
type Shown = Pick<EventTarget, 'addEventListener' | 'removeEventListener'> & {
  readonly visibilityState: string;
};

/** Asks for the screen to stay on, anew each time the page is shown again. Answers what lets it go. */
export const keepAwake = (
  page: Shown,
  request: () => Promise<Lock>,
  tell: (isAwake: boolean) => void,
): (() => void) => {
  let lock: Lock | undefined;
  let isGone = false;
  const hold = async (): Promise<void> => {
    if (page.visibilityState !== 'visible') return;
    try {
      const held = await request();
      if (isGone) await held.release();
      else lock = held;
      tell(true);
    } catch (error) {
      // No such thing here (a TypeError), or the device refuses, on a low battery for example.
      if (!(error instanceof DOMException) && !(error instanceof TypeError)) throw error;
      tell(false);
    }
  };
  const onShown = (): void => void hold();
  void hold();
  page.addEventListener('visibilitychange', onShown);
  return () => {
    isGone = true;
    page.removeEventListener('visibilitychange', onShown);
    void lock?.release();
  };
};
