import { useMemo } from 'preact/hooks';
import * as v from 'valibot';
import { type OwnAgreement, ownAgreement } from '#contract/partners.ts';
import { useApp } from '../app-context.tsx';

/** One that cannot be read, of a newer server: nothing can be handed out by it, and nothing ends. */
const unread: OwnAgreement = { until: Number.MAX_SAFE_INTEGER, items: [], pages: [] };

/** What this partner agreed to. */
export const useAgreement = (): OwnAgreement => {
  const { agreement } = useApp().context.me;
  return useMemo(() => {
    const read = v.safeParse(ownAgreement, agreement);
    return read.success ? read.output : unread;
  }, [agreement]);
};
