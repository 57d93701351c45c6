import { useWords } from '../words/context.tsx';
import { Banner } from './messages.tsx';

/** What went wrong with what was just asked for, by its message id; nothing while nothing did. */
export const ProblemBanner = ({ problem }: { readonly problem: string | undefined }) => {
  const { t } = useWords();
  return problem === undefined ? null : (
    <Banner tone="danger" isUrgent>
      {t(problem)}
    </Banner>
  );
};
