import type { ComponentType } from 'preact';
import { useEffect, useErrorBoundary, useRef, useState } from 'preact/hooks';
import { keepTrying, type Trying } from '#kit/keep-trying.ts';
import type { Screen, ScreenProps } from '#kit/screen.ts';
import { useWords } from '#kit/words/context.tsx';
import { Trouble } from './trouble.tsx';

export type LazyScreenProps = ScreenProps & {
  readonly screen: Screen;
  readonly home: string;
  /** Told of every failure; must keep content out of what it sends on. */
  readonly onError: (error: unknown) => void;
};

/** Fetches a screen's part and shows it, as often as it takes. A screen that fails takes nothing else down. */
export const LazyScreen = ({ screen, params, home, onError }: LazyScreenProps) => {
  const { t } = useWords();
  const [Component, setComponent] = useState<ComponentType<ScreenProps>>();
  const [loadError, setLoadError] = useState<unknown>();
  const trying = useRef<Trying>();
  const [drawError, resetError] = useErrorBoundary(onError);

  useEffect(() => {
    const now = keepTrying(screen.load, {
      onValue: (module) => {
        setLoadError(undefined);
        // A function given to a state setter would be called, so it is wrapped.
        setComponent(() => module.Screen);
      },
      onFailed: (error) => {
        onError(error);
        setLoadError(error);
      },
    });
    trying.current = now;
    return now.stop;
  }, [screen]);

  const again = (): void => {
    setLoadError(undefined);
    resetError();
    trying.current?.now();
  };
  if (drawError !== undefined) return <Trouble cause="draw" home={home} onAgain={again} />;
  if (loadError !== undefined) return <Trouble cause="load" home={home} onAgain={again} />;
  return Component === undefined ? <p class="waiting">{t('kit.loading')}</p> : <Component params={params} />;
};
