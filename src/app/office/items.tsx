import { useState } from 'preact/hooks';
import * as v from 'valibot';
import { resolveItems } from '#catalog/choices.ts';
import { type ChoiceBody, choiceKind } from '#catalog/entries.ts';
import { itemGroups } from '#catalog/item.ts';
import { toLabel } from '#catalog/label.ts';
import type { ListName } from '#catalog/list-names.ts';
import { toCode } from '#catalog/to-code.ts';
import { Button, IconButton } from '#kit/components/button.tsx';
import { Dialog } from '#kit/components/dialog.tsx';
import { Form } from '#kit/components/form.tsx';
import { Badge } from '#kit/components/messages.tsx';
import { Page } from '#kit/components/page.tsx';
import { ProblemBanner } from '#kit/components/problem-banner.tsx';
import { Select } from '#kit/components/select.tsx';
import { NumberField, TextField } from '#kit/components/text-field.tsx';
import { formNumber } from '#kit/form/parse.ts';
import { useEntries } from '#kit/log-context.tsx';
import { useSaveSetting } from '#kit/use-save-setting.ts';
import { useWords } from '#kit/words/context.tsx';
import { locales } from '#kit/words/locales.ts';
import { useStockSources } from '#stock/screens/sources.tsx';
import { useLabels } from '#visits/screens/labels.ts';
import { useVisitParts } from '#visits/screens/panels.tsx';
import { useApp } from '../app-context.tsx';

const setParts = ['none', 'complete', 'barrel', 'needle'] as const;

const others = locales.filter(({ code }) => code !== 'en');

const nameField = v.pipe(v.string(), v.maxLength(80));

const addFields = v.object({
  en: v.pipe(v.string(), v.nonEmpty(), v.maxLength(80)),
  ...Object.fromEntries(others.map(({ code }) => [code, v.optional(nameField)])),
  group: v.optional(v.picklist(itemGroups)),
  set: v.optional(v.picklist(setParts)),
  doses: v.optional(v.pipe(formNumber, v.integer(), v.minValue(0), v.maxValue(100))),
});

/** Lists that the counter and the reversal report ask from; the rest are the software's own. */
const ownLists = [
  'item',
  'service',
  'referral',
  'location-type',
  'refill-reason',
  'kit-source',
  'infection',
  'treatment-program',
  'treatment-level',
  'treatment-need',
  'substance',
  'setting',
  'colour',
  'stamp',
  'area',
  'adjust-reason',
  'dispose-reason',
] as const satisfies readonly ListName[];

/** What an organization uses of each list: hide, move up, add. Changes are entries, so every device gets them. */
export const Screen = () => {
  const { t } = useWords();
  const labels = useLabels();
  const { save, problem } = useSaveSetting(choiceKind);
  const { resolveList } = useVisitParts();
  const { items: shipped } = useStockSources();
  const { known } = useApp();
  const entries = useEntries(choiceKind);
  const [list, setList] = useState<ListName>('item');
  const choices = list === 'item' ? resolveItems(shipped, entries) : (resolveList?.(list, entries) ?? []);
  const [search, setSearch] = useState('');
  const wanted = search.trim().toLowerCase();
  const [isAdding, setAdding] = useState(false);
  const nameOf = (code: string): string => (list === 'item' ? labels.item(code) : labels.of(list, code));

  /** A change counts whole, so it repeats what was changed before. */
  const change = (code: string, part: Partial<ChoiceBody>): ReturnType<typeof save> => {
    const before = entries
      .filter(({ body }) => body.list === list && body.code === code)
      .toSorted((a, b) => (a.hlc < b.hlc ? -1 : 1))
      .at(-1)?.body;
    const body = { ...before, list, code, ...part };
    // What was not there before has nothing to go back to; it can be hidden.
    const isNew = !choices.some(({ choice }) => choice.code === code);
    return save(body, t('app.office.items.saved'), isNew ? undefined : { ...before, list, code });
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
      <Select
        name="list"
        label={t('app.office.items.list')}
        options={ownLists.map((name) => ({ value: name, label: t(`app.office.list.${name}`) }))}
        value={list}
        onChange={(name) => setList(ownLists.find((own) => own === name) ?? 'item')}
      />
      <TextField name="search" type="search" label={t('visits.search.title')} onInput={setSearch} />
      <ProblemBanner problem={isAdding ? undefined : problem} />
      <ul class="plain-list">
        {choices.map(({ choice, hidden }, index) =>
          wanted !== '' &&
          ![nameOf(choice.code), choice.code].some((name) => name.toLowerCase().includes(wanted)) ? null : (
            <li key={choice.code} class="row">
              <span class="grow">
                {nameOf(choice.code)} {hidden ? <Badge>{t('app.office.items.hidden')}</Badge> : null}
              </span>
              {index === 0 ? null : (
                <IconButton
                  icon="upload"
                  label={t('app.office.items.first', { item: nameOf(choice.code) })}
                  onClick={() => void change(choice.code, { position: 0 })}
                />
              )}
              <Button tone="quiet" onClick={() => void change(choice.code, { hidden: !hidden })}>
                {t(hidden ? 'app.office.items.show' : 'app.office.items.hide')}
              </Button>
            </li>
          ),
        )}
      </ul>
      <Dialog title={t('app.office.items.add')} isOpen={isAdding} onClose={() => setAdding(false)}>
        <Form
          schema={addFields}
          submitLabel={t('kit.save')}
          onSubmit={async ({ en, group, set, doses, ...given }) => {
            const taken = new Set(choices.map(({ choice }) => choice.code));
            const answer = await change(freeCode(en, taken), {
              label: toLabel(en, given),
              ...(group !== undefined && { group, program: known.ofGroup(group) }),
              ...(set !== undefined && { set }),
              ...(doses !== undefined && doses > 0 && { dosesPerUnit: doses }),
            });
            if (answer.length === 0) setAdding(false);
            return answer;
          }}
        >
          {locales.map(({ code, name }) => (
            <TextField
              key={code}
              name={code}
              label={t('app.office.items.name', { language: name })}
              isNeeded={code === 'en'}
              maxLength={80}
            />
          ))}
          {list === 'item' ? (
            <>
              <Select
                name="group"
                label={t('app.office.items.group')}
                options={labels.options('item-group')}
              />
              <Select
                name="set"
                label={t('app.office.items.set')}
                options={setParts.map((part) => ({ value: part, label: t(`app.office.items.set.${part}`) }))}
              />
              <NumberField name="doses" label={t('app.office.items.doses')} />
            </>
          ) : null}
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
