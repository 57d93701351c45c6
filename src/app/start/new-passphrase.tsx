import { TextField } from '#kit/components/text-field.tsx';
import { useWords } from '#kit/words/context.tsx';

export type NewPassphraseProps = {
  readonly label: string;
  readonly isNeeded?: boolean;
};

/** Where a new passphrase is typed, in whatever form: says how long it must be. Field `passphrase` (passphrase-field.ts). */
export const NewPassphrase = ({ label, isNeeded = false }: NewPassphraseProps) => {
  const { t } = useWords();
  return (
    <TextField
      name="passphrase"
      type="password"
      label={label}
      hint={t('app.start.first.passphrase-hint')}
      autocomplete="new-password"
      isNeeded={isNeeded}
    />
  );
};
