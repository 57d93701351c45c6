import { useEffect, useState } from 'preact/hooks';
import { useLog } from '#kit/log-context.tsx';
import type { Asks } from '#kit/recorder.ts';
import { err, type Failure, failure, type Result } from '#log/index.ts';

/** What the server answers; undefined until it has. `again` asks anew, and shows what was there until then. */
export const useAsked = <T>(
  ask: (asks: Asks) => Promise<Result<T, Failure>>,
  keys: readonly unknown[],
): { readonly answer: Result<T, Failure> | undefined; readonly again: () => void } => {
  const { health } = useLog();
  const [answer, setAnswer] = useState<Result<T, Failure>>();
  const [round, setRound] = useState(0);
  useEffect(() => {
    let isCurrent = true;
    const tell = (found: Result<T, Failure>): void => {
      if (isCurrent) setAnswer(found);
    };
    void asking(health, ask).then(tell);
    return () => {
      isCurrent = false;
    };
  }, [health, round, ...keys]);
  return { answer, again: () => setRound(round + 1) };
};

/** Asks the server once; a part of the app that could not be fetched is a server that is away. */
export const asking = async <T>(
  health: ReturnType<typeof useLog>['health'],
  ask: (asks: Asks) => Promise<Result<T, Failure>>,
): Promise<Result<T, Failure>> => {
  try {
    return await ask(await (await health).asks());
  } catch (error) {
    if (error instanceof TypeError) return err(failure('unreachable'));
    throw error;
  }
};
