import { useEffect, useErrorBoundary, useRef, useState } from 'preact/hooks';
import { keepTrying, type Trying } from '#kit/keep-trying.ts';
import type { LoadedScreen, Screen, ScreenProps } from '#kit/screen.ts';
import { useWords } from '#kit/words/context.tsx';
import { Trouble } from './trouble.tsx';

export type LazyScreenProps = ScreenProps & {
  readonly screen: Screen;
  readonly path: string;
  readonly home: string;
  /** Told of every failure; must keep content out of what it sends on. */
  readonly onError: (error: unknown) => void;
};

/** Fetches a screen's part and shows it, as often as it takes. A screen that fails takes nothing else down. */
export const LazyScreen = ({ screen, path, params, home, onError }: LazyScreenProps) => {
  const { t } = useWords();
  const [loaded, setLoaded] = useState<{ readonly screen: LoadedScreen | undefined }>();
  const [loadError, setLoadError] = useState<unknown>();
  const trying = useRef<Trying>();
  const [drawError, resetError] = useErrorBoundary(onError);

  useEffect(() => {
    const now = keepTrying(() => screen.load(path), {
      onValue: (found) => {
        setLoadError(undefined);
        setLoaded({ screen: found });
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
  if (loaded === undefined) return <p class="waiting">{t('kit.loading')}</p>;
  if (loaded.screen === undefined) return <Trouble cause="missing" home={home} />;
  const { Screen: Component, params: own = params } = loaded.screen;
  return <Component params={own} />;
};
