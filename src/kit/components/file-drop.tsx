import { useState } from 'preact/hooks';
import { useField } from '../form/context.ts';
import { useWords } from '../words/context.tsx';
import { Field, type FieldProps } from './field.tsx';
import { Icon } from './icon.tsx';

export type FileDropProps = FieldProps & {
  /** As in the `accept` attribute, for example `.csv,.xlsx`. */
  readonly accept: string;
  readonly onFile?: (file: File) => void;
};

/** One file, chosen or dropped. The native input does both, so keyboard and screen reader work as everywhere. */
export const FileDrop = (props: FileDropProps) => {
  const { name, accept, onFile, hint } = props;
  const { t, number } = useWords();
  const parts = useField(name, hint !== undefined);
  const [file, setFile] = useState<File>();
  const [isOver, setOver] = useState(false);
  return (
    <Field field={props} parts={parts}>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: only colors the area; the input inside takes the file */}
      <div
        class="drop"
        data-over={isOver}
        onDragEnter={() => setOver(true)}
        onDragLeave={() => setOver(false)}
        onDrop={() => setOver(false)}
      >
        <Icon name="upload" />
        <strong>{t('kit.file.choose')}</strong>
        <span class="field-hint" aria-live="polite">
          {file === undefined
            ? t('kit.file.drop')
            : t('kit.file.chosen', { name: file.name, size: number(Math.ceil(file.size / 1000)) })}
        </span>
        <input
          id={parts.id}
          name={name}
          type="file"
          accept={accept}
          aria-describedby={parts.describedBy}
          aria-invalid={parts.problem === undefined ? undefined : true}
          onChange={(event) => {
            const chosen = event.currentTarget.files?.[0];
            setFile(chosen);
            if (chosen !== undefined) onFile?.(chosen);
          }}
        />
      </div>
    </Field>
  );
};
