import { useEffect, useState } from 'preact/hooks';
import { keepAwake } from '../rules/awake.ts';

/** Keeps the screen on while a screen of the room is shown; answers false where the browser refuses. */
export const useAwake = (): boolean => {
  const [isAwake, setAwake] = useState(true);
  useEffect(() => keepAwake(document, () => navigator.wakeLock.request('screen'), setAwake), []);
  return isAwake;
};
