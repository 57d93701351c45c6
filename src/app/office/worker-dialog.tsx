import { useEffect, useState } from 'preact/hooks';
import * as v from 'valibot';
import { workerAdd, workerChange } from '#contract/organization.ts';
import { roles } from '#contract/roles.ts';
import { Dialog } from '#kit/components/dialog.tsx';
import { Form } from '#kit/components/form.tsx';
import { Select } from '#kit/components/select.tsx';
import { TextField } from '#kit/components/text-field.tsx';
import { useWords } from '#kit/words/context.tsx';
import { useApp } from '../app-context.tsx';
import { NewPassphrase } from '../start/new-passphrase.tsx';
import { passphraseField } from '../start/passphrase-field.ts';
import { rolesOffered } from './roles-offered.ts';
import type { Sending } from './send.ts';

const fields = v.object({
  name: v.pipe(v.string(), v.nonEmpty(), v.maxLength(80)),
  role: v.optional(v.picklist(roles)),
  passphrase: v.optional(passphraseField),
});

export type WorkerDialogProps = {
  /** The worker to be changed, or a new one; undefined while neither is asked for. */
  readonly worker: { readonly id: string; readonly name: string; readonly role: string } | 'new' | undefined;
  readonly send: Sending;
  readonly onClose: () => void;
};

/** A new worker, or another name and role for one; each role says in a line what it may do. One that this build does not offer stays as it is. */
export const WorkerDialog = ({ worker, send, onClose }: WorkerDialogProps) => {
  const { t } = useWords();
  const { programs } = useApp();
  const before = worker === 'new' ? undefined : worker;
  const [role, setRole] = useState<string>();
  useEffect(() => setRole(undefined), [worker]);
  const offered = rolesOffered(
    programs.map(({ name }) => name),
    before?.role,
  );
  const chosen = role ?? before?.role ?? offered[0] ?? '';
  return (
    <Dialog
      title={
        before === undefined
          ? t('app.office.people.add-worker')
          : t('app.office.people.change-what', { name: before.name })
      }
      isOpen={worker !== undefined}
      onClose={onClose}
    >
      <Form
        schema={fields}
        submitLabel={t('kit.save')}
        onSubmit={(body) =>
          before === undefined
            ? send(workerAdd, { body: { ...body, role: body.role ?? 'peer' } })
            : send(workerChange, { params: { id: before.id }, body })
        }
      >
        <TextField
          name="name"
          label={t('app.office.people.worker')}
          hint={t(before === undefined ? 'app.start.first.worker-hint' : 'app.office.people.rename-hint')}
          value={before?.name ?? ''}
          isNeeded
          maxLength={80}
        />
        {offered.some((each) => each === chosen) ? (
          <Select
            name="role"
            label={t('app.office.people.role')}
            hint={t(`app.office.role.${chosen}.may`)}
            value={chosen}
            onChange={setRole}
            options={offered.map((each) => ({ value: each, label: t(`app.office.role.${each}`) }))}
          />
        ) : null}
        {before === undefined ? <NewPassphrase label={t('app.office.people.passphrase')} /> : null}
      </Form>
    </Dialog>
  );
};
