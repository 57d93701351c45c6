import { useEffect, useMemo, useState } from 'preact/hooks';
import { useLog, useSyncStatus, useView } from '#kit/log-context.tsx';
import { useTold } from '#kit/use-told.ts';
import { type Entry, type JsonObject, timeToMs } from '#log/index.ts';
import { doneKind, reportKind } from '../entries.ts';
import { foldStops, type Stop } from '../rules/route.ts';

const kinds = [reportKind.kind, doneKind.kind];
/** Hours are shown: a minute is soon enough. */
const lookMs = 60_000;

/** Every place that this device knows of, and the time now by the server's clock as far as it is known. */
export const useStops = (): { readonly stops: readonly Stop[]; readonly now: number } => {
  const { place } = useLog();
  const { clockAhead = 0 } = useSyncStatus();
  const entries = useView((view) => view.effective({ kinds }));
  const stops = useMemo(() => foldStops(entries), [entries]);
  const [, setLooks] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => setLooks((count) => count + 1), lookMs);
    return () => clearInterval(timer);
  }, []);
  return { stops, now: timeToMs(place.now()) - clockAhead };
};

/** Saves one entry and says so; undefined when it could not be, which was said. */
export const useRecordOne = (): ((
  of: { readonly kind: string; readonly version: number },
  body: JsonObject,
  said: string,
  id?: string,
) => Promise<Entry | undefined>) => {
  const { recorder } = useLog();
  const tell = useTold();
  return async ({ kind, version }, body, said, id) => {
    const draft = { kind, version, body, ...(id !== undefined && { id }) };
    return tell(await recorder.record([draft], 'none'), said)?.[0];
  };
};
