import { useState } from 'preact/hooks';
import * as v from 'valibot';
import { resolveItems } from '#catalog/choices.ts';
import { type ChoiceBody, choiceKind } from '#catalog/entries.ts';
import { toCode } from '#catalog/to-code.ts';
import { Button, IconButton } from '#kit/components/button.tsx';
import { Dialog } from '#kit/components/dialog.tsx';
import { Badge } from '#kit/components/messages.tsx';
import { Page } from '#kit/components/page.tsx';
import { Select } from '#kit/components/select.tsx';
import { TextField } from '#kit/components/text-field.tsx';
import { useToast } from '#kit/components/toast.tsx';
import { Form } from '#kit/form/form.tsx';
import { useEntries, useLog } from '#kit/log-context.tsx';
import { useWords } from '#kit/words/context.tsx';
import { useLabels } from '#visits/screens/labels.ts';

const addFields = v.object({
  en: v.pipe(v.string(), v.nonEmpty(), v.maxLength(80)),
  es: v.optional(v.pipe(v.string(), v.maxLength(80))),
  group: v.string(),
});

/** The items an organization uses: hide, move up, add. Changes are entries, so every device gets them. */
export const Screen = () => {
  const { t } = useWords();
  const labels = useLabels();
  const toast = useToast();
  const { recorder } = useLog();
  const entries = useEntries(choiceKind);
  const items = resolveItems(entries);
  const [isAdding, setAdding] = useState(false);

  /** A change counts whole, so it repeats what was changed before. */
  const change = async (code: string, part: Partial<ChoiceBody>): Promise<void> => {
    const before = entries
      .filter(({ body }) => body.list === 'item' && body.code === code)
      .toSorted((a, b) => (a.hlc < b.hlc ? -1 : 1))
      .at(-1)?.body;
    const body = { ...before, list: 'item', code, ...part };
    const saved = await recorder.record(
      [{ kind: choiceKind.kind, version: choiceKind.version, body }],
      'none',
    );
    toast(
      saved.ok
        ? { text: t('app.office.items.saved'), icon: 'check' }
        : { text: t(`log.error.${saved.error.code}`), icon: 'warning' },
    );
  };
  return (
    <Page
      title={t('app.office.items.title')}
      back="/office"
      actions={
        <Button icon="plus" onClick={() => setAdding(true)}>
          {t('app.office.items.add')}
        </Button>
      }
    >
      <p>{t('app.office.items.text')}</p>
      <ul class="plain-list">
        {items.map(({ choice, hidden }, index) => (
          <li key={choice.code} class="row">
            <span class="grow">
              {labels.item(choice.code)} {hidden ? <Badge>{t('app.office.items.hidden')}</Badge> : null}
            </span>
            {index === 0 ? null : (
              <IconButton
                icon="upload"
                label={t('app.office.items.first', { item: labels.item(choice.code) })}
                onClick={() => void change(choice.code, { position: 0 })}
              />
            )}
            <Button tone="quiet" onClick={() => void change(choice.code, { hidden: !hidden })}>
              {t(hidden ? 'app.office.items.show' : 'app.office.items.hide')}
            </Button>
          </li>
        ))}
      </ul>
      <Dialog title={t('app.office.items.add')} isOpen={isAdding} onClose={() => setAdding(false)}>
        <Form
          schema={addFields}
          submitLabel={t('kit.save')}
          onSubmit={async ({ en, es, group }) => {
            await change(freeCode(en, new Set(items.map(({ choice }) => choice.code))), {
              label: { en, es: es ?? en },
              group: group as NonNullable<ChoiceBody['group']>,
            });
            setAdding(false);
            return [];
          }}
        >
          <TextField name="en" label={t('app.office.items.name-en')} isNeeded maxLength={80} />
          <TextField name="es" label={t('app.office.items.name-es')} maxLength={80} />
          <Select name="group" label={t('app.office.items.group')} options={labels.options('item-group')} />
        </Form>
      </Dialog>
    </Page>
  );
};

/** A code from a name: `Warm socks` gives `warm-socks`, with a number when that is taken. */
const freeCode = (label: string, taken: ReadonlySet<string>): string => {
  const base = toCode(label, 'item');
  let code = base;
  for (let number = 2; taken.has(code); number += 1) code = `${base}-${number}`;
  return code;
};
