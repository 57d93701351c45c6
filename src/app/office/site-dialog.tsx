import * as v from 'valibot';
import { lists } from '#catalog/lists.ts';
import { nameIn } from '#catalog/name-in.ts';
import { siteAdd, siteChange } from '#contract/organization.ts';
import { Dialog } from '#kit/components/dialog.tsx';
import { Form } from '#kit/components/form.tsx';
import { Select } from '#kit/components/select.tsx';
import { TextField } from '#kit/components/text-field.tsx';
import { useWords } from '#kit/words/context.tsx';
import type { Words } from '#kit/words/words.ts';
import type { Sending } from './send.ts';

const fields = v.object({
  name: v.pipe(v.string(), v.nonEmpty(), v.maxLength(80)),
  channel: v.string(),
});

export type SiteDialogProps = {
  /** The site to be changed, or a new one; undefined while neither is asked for. */
  readonly site: { readonly id: string; readonly name: string; readonly channel: string } | 'new' | undefined;
  readonly send: Sending;
  readonly onClose: () => void;
};

/** A new site, or another name and channel for one. What was recorded there goes on naming it, by its new name. */
export const SiteDialog = ({ site, send, onClose }: SiteDialogProps) => {
  const words = useWords();
  const { t } = words;
  const before = site === 'new' ? undefined : site;
  return (
    <Dialog
      title={
        before === undefined
          ? t('app.office.people.add-site')
          : t('app.office.people.change-what', { name: before.name })
      }
      isOpen={site !== undefined}
      onClose={onClose}
    >
      <Form
        schema={fields}
        submitLabel={t('kit.save')}
        onSubmit={(body) =>
          before === undefined
            ? send(siteAdd, { body })
            : send(siteChange, { params: { id: before.id }, body })
        }
      >
        <TextField
          name="name"
          label={t('app.start.first.site')}
          value={before?.name ?? ''}
          isNeeded
          maxLength={80}
        />
        <Select
          name="channel"
          label={t('app.start.first.channel')}
          {...(before !== undefined && { value: before.channel })}
          options={lists.channel.map(({ code }) => ({ value: code, label: channelName(code, words) }))}
        />
      </Form>
    </Dialog>
  );
};

export const channelName = (code: string, words: Words): string => nameIn(lists.channel, code, words) ?? code;
