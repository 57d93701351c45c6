import { useEffect, useReducer, useRef } from 'preact/hooks';

/**
 * What a source says now, and again after each change. It looks once more when it begins to listen: effects run after the
 * screen is drawn, and a change in between would stay unseen until the next one.
 * @param source what changes; when another is passed in, that one is listened to
 * @param now reads it; two reads without a change between them must answer the same value (by `Object.is`)
 */
export const useLatest = <S, T>(
  source: S,
  subscribe: (source: S, listener: () => void) => () => void,
  now: (source: S) => T,
): T => {
  const [, draw] = useReducer((times: number, _: undefined) => times + 1, 0);
  const drawn = useRef<T>();
  drawn.current = now(source);
  useEffect(() => {
    const look = (): void => {
      if (!Object.is(drawn.current, now(source))) draw(undefined);
    };
    look();
    return subscribe(source, look);
  }, [source]);
  return drawn.current;
};
