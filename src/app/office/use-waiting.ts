import { useEffect, useState } from 'preact/hooks';
import type { Failure, Result } from '#log/index.ts';

const lookEveryMs = 1_000;

/**
 * Looks every second whether the other device has come, until it has; a line that is gone for a moment is waited out.
 * Any other failure ends it.
 */
export const useWaiting = <T>(
  look: (() => Promise<Result<T | undefined, Failure>>) | undefined,
): { readonly value?: T; readonly failure?: Failure } => {
  const [came, setCame] = useState<{ readonly value?: T; readonly failure?: Failure }>({});
  useEffect(() => {
    setCame({});
    if (look === undefined) return;
    let timer: ReturnType<typeof setTimeout>;
    let isCurrent = true;
    const ask = async (): Promise<void> => {
      const found = await look();
      if (!isCurrent) return;
      if (found.ok && found.value !== undefined) setCame({ value: found.value });
      else if (!found.ok && found.error.code !== 'unreachable') setCame({ failure: found.error });
      else timer = setTimeout(() => void ask(), lookEveryMs);
    };
    void ask();
    return () => {
      isCurrent = false;
      clearTimeout(timer);
    };
  }, [look]);
  return came;
};
