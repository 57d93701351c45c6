import { useState } from 'preact/hooks';
import { removeTemplate, saveTemplate, templates as templatesRoute } from '#contract/funder.ts';
import type { Answered } from '#contract/route.ts';
import { Button } from '#kit/components/button.tsx';
import { MultiChoice } from '#kit/components/choice-field.tsx';
import { EmptyState } from '#kit/components/messages.tsx';
import { Page } from '#kit/components/page.tsx';
import { Select } from '#kit/components/select.tsx';
import { TextField } from '#kit/components/text-field.tsx';
import { useToast } from '#kit/components/toast.tsx';
import { useWords } from '#kit/words/context.tsx';
import { breakdowns, type Span, spans } from '#report/funder/entries.ts';
import { useApp } from '../app-context.tsx';
import { WhenAnswered } from '../ask/asked.tsx';
import { useAsk } from '../ask/use-ask.ts';
import { problemOf } from './send.ts';

type Answer = Answered<typeof templatesRoute>;
type Template = Answer['templates'][number];

/** Templates of reports for funders: which there are, a new one, and one that is changed. */
export const Screen = () => {
  const { t } = useWords();
  const { asked, again } = useAsk(templatesRoute, {});
  const [editing, setEditing] = useState<Template | 'new'>();
  const done = (): void => {
    setEditing(undefined);
    again();
  };
  return (
    <Page title={t('app.office.funder.title')} back="/report">
      <p>{t('app.office.funder.text')}</p>
      <WhenAnswered asked={asked} again={again}>
        {({ templates, measures }) => (
          <>
            {templates.length === 0 && editing === undefined ? (
              <EmptyState icon="chart">{t('app.office.funder.none')}</EmptyState>
            ) : null}
            {templates.map((template) => (
              <section key={template.id} class="card">
                <h2>
                  <a href={`/report/funder/${template.id}`}>{template.name}</a>
                </h2>
                <p>
                  {measures
                    .filter(({ id }) => template.measures.includes(id))
                    .map(({ title }) => t(title))
                    .join(' · ')}
                </p>
                <Button onClick={() => setEditing(template)}>{t('app.office.funder.change')}</Button>
              </section>
            ))}
            {editing === undefined ? (
              <Button icon="plus" onClick={() => setEditing('new')}>
                {t('app.office.funder.new')}
              </Button>
            ) : (
              <TemplateForm
                key={editing === 'new' ? editing : editing.id}
                measures={measures}
                template={editing === 'new' ? undefined : editing}
                onDone={done}
              />
            )}
          </>
        )}
      </WhenAnswered>
    </Page>
  );
};

const TemplateForm = ({
  measures,
  template,
  onDone,
}: {
  readonly measures: Answer['measures'];
  readonly template: Template | undefined;
  readonly onDone: () => void;
}) => {
  const { t } = useWords();
  const { api } = useApp();
  const toast = useToast();
  const [name, setName] = useState(template?.name ?? '');
  const [chosen, setChosen] = useState<readonly string[]>(template?.measures ?? measures.map(({ id }) => id));
  const [by, setBy] = useState<readonly string[]>(template?.by ?? ['site']);
  const [span, setSpan] = useState<Span>(template?.span ?? 'quarter');
  const body = {
    ...(template !== undefined && { id: template.id }),
    name: name.trim(),
    // In the order in which they are offered, whatever was tapped first.
    measures: measures.map(({ id }) => id).filter((id) => chosen.includes(id)),
    by: breakdowns.filter((one) => by.includes(one)),
    span,
  };
  const save = async (): Promise<void> => {
    const saved = await api.ask(saveTemplate, { body });
    if (!saved.ok) return toast({ text: t(problemOf(saved.error)), icon: 'warning' });
    toast({ text: t('app.office.funder.saved'), icon: 'check' });
    onDone();
  };
  const remove = async (id: string): Promise<void> => {
    const removed = await api.ask(removeTemplate, { params: { id } });
    if (!removed.ok) return toast({ text: t(problemOf(removed.error)), icon: 'warning' });
    const undo = () =>
      void api.ask(saveTemplate, { body: { ...body, ...template } }).then((back) => {
        if (back.ok) onDone();
        else toast({ text: t(problemOf(back.error)), icon: 'warning' });
      });
    toast({ text: t('app.office.funder.removed'), icon: 'check', onUndo: undo });
    onDone();
  };
  return (
    <section class="card">
      <TextField
        name="name"
        label={t('app.office.funder.name')}
        value={name}
        maxLength={120}
        onInput={setName}
      />
      <MultiChoice
        name="measures"
        label={t('app.office.funder.figures')}
        canDecline={false}
        options={measures.map(({ id, title }) => ({ value: id, label: t(title) }))}
        values={chosen}
        onChange={setChosen}
      />
      <MultiChoice
        name="by"
        label={t('app.office.funder.by')}
        canDecline={false}
        options={breakdowns.map((value) => ({ value, label: t(`app.office.funder.by-${value}`) }))}
        values={by}
        onChange={setBy}
      />
      <Select
        name="span"
        label={t('app.office.funder.span')}
        value={span}
        onChange={(value) => setSpan(spans.find((one) => one === value) ?? span)}
        options={spans.map((value) => ({ value, label: t(`app.office.funder.span-${value}`) }))}
      />
      <div class="row">
        <Button isDisabled={body.name === '' || body.measures.length === 0} onClick={() => void save()}>
          {t('app.office.funder.save')}
        </Button>
        {template === undefined ? null : (
          <Button onClick={() => void remove(template.id)}>{t('app.office.funder.remove')}</Button>
        )}
      </div>
    </section>
  );
};
