import { Later } from '#kit/components/later.tsx';
import { useVisitParts } from '#visits/screens/panels.tsx';
import { foundOf, type Sample } from '../rules/sample.ts';

/** The way from a finding to an alert, where the organization has alerts: fetched with the first finding. */
export const Warning = ({ sample }: { readonly sample: Sample }) => {
  const { programs } = useVisitParts();
  const isOffered = programs.some(({ name }) => name === 'alerts') && (foundOf(sample) ?? []).length > 0;
  return isOffered ? <Later load={load} props={{ sample }} /> : null;
};

const load = () => import('./warn.tsx').then(({ Warn }) => Warn);
