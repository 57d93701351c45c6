import { bothOf } from '#community/alerts/rules/effects.ts';
import { useAlerts } from '#community/alerts/screens/use-alerts.ts';
import { useBoth } from '#community/alerts/screens/use-moves.ts';
import { Button } from '#kit/components/button.tsx';
import { useToast } from '#kit/components/toast.tsx';
import { useLog } from '#kit/log-context.tsx';
import { goToPath } from '#kit/path.ts';
import { useWords } from '#kit/words/context.tsx';
import type { JsonObject } from '#log/index.ts';
import type { Sample } from '../rules/sample.ts';
import { reportOf, sameFinding, warningOf } from '../rules/warning.ts';
import { newEntryId } from './adapters/chance.ts';
import { useSubstances } from './use-samples.ts';

/** One tap makes a draft of an alert that waits for a second person, or joins the one that may be of the same thing. */
export const Warn = ({ sample }: { readonly sample: Sample }) => {
  const { t } = useWords();
  const { recorder } = useLog();
  const toast = useToast();
  const { alerts } = useAlerts();
  const { list } = useSubstances();
  const both = useBoth();
  const said = reportOf(sample);
  const [same] = sameFinding(alerts, said);
  const warn = async (): Promise<void> => {
    const alert = same?.id ?? newEntryId();
    const { report, others } = warningOf(sample, alert, (name, code) =>
      name === 'substance'
        ? bothOf(list.find((each) => each.code === code)?.name ?? { en: code })
        : both(name, code),
    );
    const drafts =
      same === undefined
        ? [{ ...report, id: alert }, ...others]
        : [{ ...report, body: { ...report.body, alert } as JsonObject }];
    const saved = await recorder.record(drafts, 'none');
    if (!saved.ok) {
      toast({ text: t(`log.error.${saved.error.code}`), icon: 'warning' });
      return;
    }
    toast({ text: t(same === undefined ? 'checking.warn.drafted' : 'checking.warn.joined'), icon: 'bell' });
    goToPath(`/alerts/${alert}`);
  };
  return (
    <Button icon="bell" onClick={() => void warn()}>
      {t(same === undefined ? 'checking.warn.draft' : 'checking.warn.join')}
    </Button>
  );
};
