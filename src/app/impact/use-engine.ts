import { useEffect, useState } from 'preact/hooks';
import { keepTrying } from '#kit/keep-trying.ts';
import type { Engine } from './engine/client.ts';
import type { FormSetup } from './engine/protocol.ts';

/** Starts the engine with the screen and ends it with it; tells what the form asks. */
export const useEngine = (): {
  readonly engine: Engine | undefined;
  readonly setup: FormSetup | undefined;
} => {
  const [engine, setEngine] = useState<Engine>();
  const [setup, setSetup] = useState<FormSetup>();
  useEffect(() => {
    let started: Engine | undefined;
    let isGone = false;
    // The figures are fetched while the screen already stands. A worker whose file did not come, or broke, is of no more
    // use: each try starts another.
    const trying = keepTrying(
      async () => {
        const { startEngine } = await import('./adapters/worker.ts');
        started?.close();
        started = startEngine();
        if (isGone) started.close();
        return started.ask({ what: 'setup' });
      },
      {
        onValue: (reply) => {
          setEngine(started);
          if (reply.what === 'setup') setSetup(reply.setup);
        },
      },
    );
    return () => {
      isGone = true;
      trying.stop();
      started?.close();
    };
  }, []);
  return { engine, setup };
};
