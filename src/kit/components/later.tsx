import type { ComponentType, VNode } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { keepTrying } from '../keep-trying.ts';
import { useWords } from '../words/context.tsx';

export type LaterProps<P extends object> = {
  /** Fetches the part; the same function at every drawing. */
  readonly load: () => Promise<ComponentType<P>>;
  readonly props: P;
  /** Shown until it is there. */
  readonly meanwhile?: VNode;
};

/** A part of a screen that is fetched after the screen stands: what is seldom opened is not in the way of what is. */
export const Later = <P extends object>({ load, props, meanwhile }: LaterProps<P>) => {
  const { t } = useWords();
  const [Component, setComponent] = useState<ComponentType<P>>();
  const [isLate, setLate] = useState(false);
  useEffect(() => {
    // A function given to a state setter would be called, so it is wrapped. Without signal it comes when there is one.
    const trying = keepTrying(load, {
      onValue: (loaded) => setComponent(() => loaded),
      onFailed: (_, times) => setLate(times > 1),
    });
    return trying.stop;
  }, [load]);
  if (Component !== undefined) return <Component {...props} />;
  return (
    <>
      {meanwhile ?? null}
      {isLate ? <p class="field-hint">{t('kit.late')}</p> : null}
    </>
  );
};
