import { useState } from 'preact/hooks';
import * as v from 'valibot';
import { lists } from '#catalog/lists.ts';
import { Button } from '#kit/components/button.tsx';
import { Dialog } from '#kit/components/dialog.tsx';
import { Badge } from '#kit/components/messages.tsx';
import { Page } from '#kit/components/page.tsx';
import { ProblemBanner } from '#kit/components/problem-banner.tsx';
import { Select } from '#kit/components/select.tsx';
import { TextField } from '#kit/components/text-field.tsx';
import { useToast } from '#kit/components/toast.tsx';
import { Form } from '#kit/form/form.tsx';
import { useWords } from '#kit/words/context.tsx';
import type { ApiRequest } from '../api/api.ts';
import { useApp } from '../app-context.tsx';

const name = v.pipe(v.string(), v.nonEmpty(), v.maxLength(80));
const siteFields = v.object({ name, channel: v.string() });
const workerFields = v.object({
  name,
  role: v.string(),
  passphrase: v.optional(v.pipe(v.string(), v.minLength(12, 'app.start.passphrase.short'))),
});
const roles = ['peer', 'room', 'technician', 'navigator', 'coordinator', 'admin'] as const;

/** Sites and workers. Removing only marks: what they recorded still names them. */
export const Screen = () => {
  const { t, locale } = useWords();
  const { api, context, refresh } = useApp();
  const toast = useToast();
  const [adding, setAdding] = useState<'site' | 'worker'>();
  const [problem, setProblem] = useState<string>();
  const isAdmin = context.me.role === 'admin';
  const send = async (request: ApiRequest): Promise<void> => {
    const answer = await api.ask(request, v.unknown());
    if (!answer.ok) {
      setProblem(`log.error.${answer.error.code}`);
      return;
    }
    setProblem(undefined);
    setAdding(undefined);
    await refresh();
    toast({ text: t('app.office.people.saved'), icon: 'check' });
  };
  const setRemoved = (kind: 'sites' | 'workers', id: string, removed: boolean): Promise<void> =>
    send({ method: 'PATCH', path: `/v1/${kind}/${id}`, body: { removed } });
  return (
    <Page title={t('app.office.people.title')} back="/office">
      <ProblemBanner problem={problem} />
      <List
        title={t('app.office.people.sites')}
        rows={context.sites.map((site) => ({ ...site, note: channelName(site.channel, locale) }))}
        onRemoved={(id, removed) => void setRemoved('sites', id, removed)}
        onAdd={() => setAdding('site')}
        addLabel={t('app.office.people.add-site')}
      />
      {isAdmin ? (
        <List
          title={t('app.office.people.workers')}
          rows={context.workers.map((worker) => ({ ...worker, note: t(`app.office.role.${worker.role}`) }))}
          onRemoved={(id, removed) => void setRemoved('workers', id, removed)}
          onAdd={() => setAdding('worker')}
          addLabel={t('app.office.people.add-worker')}
          keep={context.me.worker}
        />
      ) : null}
      <Dialog
        title={t('app.office.people.add-site')}
        isOpen={adding === 'site'}
        onClose={() => setAdding(undefined)}
      >
        <Form
          schema={siteFields}
          submitLabel={t('kit.save')}
          onSubmit={async (body) => {
            await send({ method: 'POST', path: '/v1/sites', body });
            return [];
          }}
        >
          <TextField name="name" label={t('app.start.first.site')} isNeeded maxLength={80} />
          <Select
            name="channel"
            label={t('app.start.first.channel')}
            options={lists.channel.map(({ code }) => ({ value: code, label: channelName(code, locale) }))}
          />
        </Form>
      </Dialog>
      <Dialog
        title={t('app.office.people.add-worker')}
        isOpen={adding === 'worker'}
        onClose={() => setAdding(undefined)}
      >
        <Form
          schema={workerFields}
          submitLabel={t('kit.save')}
          onSubmit={async (body) => {
            await send({ method: 'POST', path: '/v1/workers', body });
            return [];
          }}
        >
          <TextField
            name="name"
            label={t('app.start.worker')}
            hint={t('app.start.first.worker-hint')}
            isNeeded
            maxLength={80}
          />
          <Select
            name="role"
            label={t('app.office.people.role')}
            options={roles.map((role) => ({ value: role, label: t(`app.office.role.${role}`) }))}
          />
          <TextField
            name="passphrase"
            type="password"
            label={t('app.start.passphrase')}
            hint={t('app.start.first.passphrase-hint')}
            autocomplete="new-password"
          />
        </Form>
      </Dialog>
    </Page>
  );
};

const channelName = (code: string, locale: string): string =>
  lists.channel.find((channel) => channel.code === code)?.label[locale.startsWith('es') ? 'es' : 'en'] ??
  code;

interface ListRow {
  readonly id: string;
  readonly name: string;
  readonly removed: boolean;
  readonly note: string;
}

const List = ({
  title,
  rows,
  onRemoved,
  onAdd,
  addLabel,
  keep,
}: {
  readonly title: string;
  readonly rows: readonly ListRow[];
  readonly onRemoved: (id: string, removed: boolean) => void;
  readonly onAdd: () => void;
  readonly addLabel: string;
  /** A row that cannot be removed here: oneself. */
  readonly keep?: string;
}) => {
  const { t } = useWords();
  return (
    <section class="card">
      <h2>{title}</h2>
      <ul class="plain-list">
        {rows.map((row) => (
          <li key={row.id} class="row">
            <span>
              <strong>{row.name}</strong> · {row.note}
            </span>
            {row.removed ? <Badge>{t('app.office.people.removed')}</Badge> : null}
            {row.id === keep ? null : (
              <Button tone="quiet" onClick={() => onRemoved(row.id, !row.removed)}>
                {t(row.removed ? 'app.office.people.bring-back' : 'app.office.people.remove')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      <Button icon="plus" onClick={onAdd}>
        {addLabel}
      </Button>
    </section>
  );
};
