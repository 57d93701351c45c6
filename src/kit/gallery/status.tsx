import { Badge } from '../components/messages.tsx';
import { useWords } from '../words/context.tsx';

/** Stands where the app says what is saved and what is sent. */
export const Status = () => {
  const { t } = useWords();
  return (
    <Badge tone="warning" icon="saved">
      {t('kit.gallery.counter.status')}
    </Badge>
  );
};
