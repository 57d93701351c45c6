import type { ComponentType, VNode } from 'preact';
import { useEffect, useState } from 'preact/hooks';

export type LaterProps<P extends object> = {
  /** Fetches the part; the same function at every drawing. */
  readonly load: () => Promise<ComponentType<P>>;
  readonly props: P;
  /** Shown until it is there. */
  readonly meanwhile?: VNode;
};

/** A part of a screen that is fetched after the screen stands: what is seldom opened is not in the way of what is. */
export const Later = <P extends object>({ load, props, meanwhile }: LaterProps<P>) => {
  const [Component, setComponent] = useState<ComponentType<P>>();
  useEffect(() => {
    let isCurrent = true;
    // A function given to a state setter would be called, so it is wrapped. Offline and not yet kept: it stays away.
    void load().then(
      (loaded) => {
        if (isCurrent) setComponent(() => loaded);
      },
      () => {},
    );
    return () => {
      isCurrent = false;
    };
  }, [load]);
  return Component === undefined ? (meanwhile ?? null) : <Component {...props} />;
};
