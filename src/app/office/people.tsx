import { useState } from 'preact/hooks';
import * as v from 'valibot';
import { lists } from '#catalog/lists.ts';
import { nameIn } from '#catalog/name-in.ts';
import { siteAdd, siteChange, workerAdd, workerChange } from '#contract/organization.ts';
import { roles } from '#contract/roles.ts';
import type { Asking, JsonRoute } from '#contract/route.ts';
import { Button } from '#kit/components/button.tsx';
import { Dialog } from '#kit/components/dialog.tsx';
import { Form } from '#kit/components/form.tsx';
import { Badge } from '#kit/components/messages.tsx';
import { Page } from '#kit/components/page.tsx';
import { Select } from '#kit/components/select.tsx';
import { TextField } from '#kit/components/text-field.tsx';
import { useToast } from '#kit/components/toast.tsx';
import type { FieldProblem } from '#kit/form/parse.ts';
import { useWords } from '#kit/words/context.tsx';
import type { Words } from '#kit/words/words.ts';
import { useApp } from '../app-context.tsx';
import { NewPassphrase } from '../start/new-passphrase.tsx';
import { passphraseField } from '../start/passphrase-field.ts';
import { type Leaving, Removing } from './removing.tsx';
import { problemsOf, sendChange } from './send.ts';
import { WorkerPassphrase } from './worker-passphrase.tsx';

const name = v.pipe(v.string(), v.nonEmpty(), v.maxLength(80));
const siteFields = v.object({ name, channel: v.string() });
const workerFields = v.object({
  name,
  role: v.picklist(roles),
  passphrase: v.optional(passphraseField),
});

/** Sites and workers. Removing only marks: what they recorded still names them. */
export const Screen = () => {
  const words = useWords();
  const { t } = words;
  const { api, context, refresh } = useApp();
  const toast = useToast();
  const [adding, setAdding] = useState<'site' | 'worker'>();
  const [leaving, setLeaving] = useState<Leaving>();
  const [resetting, setResetting] = useState<ListRow>();
  const isAdmin = context.me.role === 'admin';
  /** Adds or brings back; answers what a form shows beside its fields. */
  const send = async <R extends JsonRoute>(route: R, asking: Asking<R>): Promise<readonly FieldProblem[]> => {
    const found = await sendChange(api, route, asking);
    if (found !== undefined) return problemsOf(found);
    setAdding(undefined);
    await refresh();
    toast({ text: t('app.office.people.saved'), icon: 'check' });
    return [];
  };
  const bringBack = async (kind: Leaving['kind'], { id }: ListRow): Promise<void> => {
    const [problem] = await send(kind === 'sites' ? siteChange : workerChange, {
      params: { id },
      body: { removed: false },
    });
    if (problem !== undefined) toast({ text: t(problem.message), icon: 'warning' });
  };
  return (
    <Page title={t('app.office.people.title')} back="/office">
      <List
        title={t('app.office.people.sites')}
        rows={context.sites.map((site) => ({ ...site, note: channelName(site.channel, words) }))}
        onRemove={(row) => setLeaving({ ...row, kind: 'sites' })}
        onBringBack={(row) => void bringBack('sites', row)}
        onAdd={() => setAdding('site')}
        addLabel={t('app.office.people.add-site')}
      />
      {isAdmin ? (
        <List
          title={t('app.office.people.workers')}
          rows={context.workers.map((worker) => ({ ...worker, note: t(`app.office.role.${worker.role}`) }))}
          onRemove={(row) => setLeaving({ ...row, kind: 'workers' })}
          onBringBack={(row) => void bringBack('workers', row)}
          onPassphrase={setResetting}
          onAdd={() => setAdding('worker')}
          addLabel={t('app.office.people.add-worker')}
          keep={context.me.worker}
        />
      ) : null}
      {isAdmin ? (
        <a class="button" href="/office/texts">
          {t('app.office.texts.title')}
        </a>
      ) : null}
      <Removing leaving={leaving} onClose={() => setLeaving(undefined)} />
      <WorkerPassphrase worker={resetting} onClose={() => setResetting(undefined)} />
      <Dialog
        title={t('app.office.people.add-site')}
        isOpen={adding === 'site'}
        onClose={() => setAdding(undefined)}
      >
        <Form schema={siteFields} submitLabel={t('kit.save')} onSubmit={(body) => send(siteAdd, { body })}>
          <TextField name="name" label={t('app.start.first.site')} isNeeded maxLength={80} />
          <Select
            name="channel"
            label={t('app.start.first.channel')}
            options={lists.channel.map(({ code }) => ({ value: code, label: channelName(code, words) }))}
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
          onSubmit={(body) => send(workerAdd, { body })}
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
          <NewPassphrase label={t('app.start.passphrase')} />
        </Form>
      </Dialog>
    </Page>
  );
};

const channelName = (code: string, words: Words): string => nameIn(lists.channel, code, words) ?? code;

interface ListRow {
  readonly id: string;
  readonly name: string;
  readonly removed: boolean;
  readonly note: string;
}

const List = ({
  title,
  rows,
  onRemove,
  onBringBack,
  onPassphrase,
  onAdd,
  addLabel,
  keep,
}: {
  readonly title: string;
  readonly rows: readonly ListRow[];
  readonly onRemove: (row: ListRow) => void;
  readonly onBringBack: (row: ListRow) => void;
  readonly onPassphrase?: (row: ListRow) => void;
  readonly onAdd: () => void;
  readonly addLabel: string;
  /** A row that cannot be changed here: oneself. */
  readonly keep?: string;
}) => {
  const { t } = useWords();
  return (
    <section class="card">
      <h2>{title}</h2>
      <ul class="plain-list">
        {rows.map((row) => (
          <li key={row.id} class="row">
            <span class="grow">
              <strong>{row.name}</strong> · {row.note}{' '}
              {row.removed ? <Badge>{t('app.office.people.removed')}</Badge> : null}
            </span>
            {row.id === keep ? null : row.removed ? (
              <Button tone="quiet" onClick={() => onBringBack(row)}>
                {t('app.office.people.bring-back')}
              </Button>
            ) : (
              <span class="row">
                {onPassphrase === undefined ? null : (
                  <Button tone="quiet" onClick={() => onPassphrase(row)}>
                    {t('app.office.passphrase.reset')}
                  </Button>
                )}
                <Button tone="quiet" onClick={() => onRemove(row)}>
                  {t('app.office.people.remove')}
                </Button>
              </span>
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
