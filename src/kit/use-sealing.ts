import { useEffect, useState } from 'preact/hooks';
import { keepTrying } from './keep-trying.ts';
import { useLog } from './log-context.tsx';
import type { Sealing, SealingSource } from './recorder.ts';
import { useLatest } from './use-latest.ts';

/** What this device can do with what is sealed; undefined until it is known. */
export const useSealing = (): Sealing | undefined => {
  const { health } = useLog();
  const [source, setSource] = useState<SealingSource>();
  useEffect(() => keepTrying(async () => (await health).sealing(), { onValue: setSource }).stop, [health]);
  return useLatest(
    source,
    (given, listener) => given?.subscribe(listener) ?? (() => {}),
    (given) => given?.now(),
  );
};
