import { useWords } from '#kit/words/context.tsx';

/** Six digits that two people compare, in two groups; read aloud one by one. */
export const Digits = ({ digits }: { readonly digits: string }) => {
  const { t } = useWords();
  return (
    <>
      <p>{t('app.keys.compare')}</p>
      <p class="key-digits">
        <span class="hidden-visually">{[...digits].join(' ')}</span>
        <span aria-hidden="true">{`${digits.slice(0, 3)} ${digits.slice(3)}`}</span>
      </p>
    </>
  );
};
