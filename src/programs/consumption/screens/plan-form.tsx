import { Button, IconButton } from '#kit/components/button.tsx';
import { Choice } from '#kit/components/choice-field.tsx';
import { DateField } from '#kit/components/date-field.tsx';
import { Select } from '#kit/components/select.tsx';
import { Stepper } from '#kit/components/stepper.tsx';
import { useWords } from '#kit/words/context.tsx';
import { err, ok, type Result } from '#log/index.ts';
import type { PlanBody } from '../entries.ts';
import { useRoutes } from '../use-routes.ts';
import { useDrugs } from './use-drugs.ts';

/** A plan while it is typed: nothing is filled in, since no authority's minutes could be verified. */
export interface PlanDraft {
  readonly watch?: 'eye' | 'plan';
  readonly name: string;
  readonly reviewed: string;
  readonly everyMinutes?: number | undefined;
  readonly closeMinutes?: number | undefined;
  readonly lateMinutes?: number | undefined;
  readonly rows: readonly {
    readonly drug?: string;
    readonly route?: string;
    readonly everyMinutes?: number | undefined;
  }[];
}

export const draftOf = (plan: PlanBody | undefined): PlanDraft => {
  if (plan === undefined) return { name: '', reviewed: '', rows: [] };
  if (plan.watch === 'eye') return { watch: 'eye', name: '', reviewed: '', rows: [] };
  return {
    ...plan,
    name: plan.name ?? '',
    reviewed: plan.reviewed ?? '',
    rows: (plan.rows ?? []).map(({ drug, route, everyMinutes }) => ({
      ...(drug !== undefined && { drug }),
      ...(route !== undefined && { route }),
      everyMinutes,
    })),
  };
};

/** The plan as it is kept, undefined while nothing was chosen, or the message id of what is missing. */
export const typedPlan = (draft: PlanDraft): Result<PlanBody | undefined, string> => {
  const { watch, name, reviewed, everyMinutes, closeMinutes, lateMinutes } = draft;
  if (watch === undefined) return ok(undefined);
  if (watch === 'eye') return ok({ watch });
  const rows = draft.rows.flatMap(({ everyMinutes: own, ...row }) =>
    own === undefined ? [] : [{ ...row, everyMinutes: own }],
  );
  if (name.trim() === '' || !/^\d{4}-\d\d-\d\d$/.test(reviewed)) return err('consumption.plan.needs-name');
  if (
    everyMinutes === undefined ||
    closeMinutes === undefined ||
    lateMinutes === undefined ||
    rows.length < draft.rows.length
  )
    return err('consumption.plan.needs-minutes');
  return ok({ watch, name: name.trim(), reviewed, everyMinutes, closeMinutes, lateMinutes, rows });
};

export const PlanForm = ({
  plan,
  onChange,
}: {
  readonly plan: PlanDraft;
  readonly onChange: (plan: PlanDraft) => void;
}) => {
  const { t } = useWords();
  const drugs = useDrugs();
  const minutes = (field: 'everyMinutes' | 'closeMinutes' | 'lateMinutes') => (
    <Stepper
      label={t(`consumption.plan.${field}`)}
      value={plan[field]}
      min={1}
      max={1440}
      onChange={(value) => onChange({ ...plan, [field]: value })}
      onClear={() => onChange({ ...plan, [field]: undefined })}
    />
  );
  const row = (index: number, more: object): void =>
    onChange({ ...plan, rows: plan.rows.map((each, at) => (at === index ? { ...each, ...more } : each)) });
  return (
    <section class="card room-check">
      <h2>{t('consumption.plan.title')}</h2>
      <p>{t('consumption.plan.empty')}</p>
      <Choice
        name="watch"
        label={t('consumption.plan.how')}
        canDecline={false}
        options={(['eye', 'plan'] as const).map((value) => ({
          value,
          label: t(`consumption.plan.${value}`),
        }))}
        value={plan.watch}
        onChange={(watch) => onChange({ ...plan, watch: watch === 'eye' ? 'eye' : 'plan' })}
      />
      {plan.watch === 'plan' ? (
        <>
          <label class="field">
            <span class="field-label">{t('consumption.plan.name')}</span>
            <input
              class="input"
              value={plan.name}
              maxLength={80}
              onInput={(event) => onChange({ ...plan, name: event.currentTarget.value })}
            />
          </label>
          <DateField
            name="reviewed"
            label={t('consumption.plan.reviewed')}
            value={plan.reviewed}
            onInput={(reviewed) => onChange({ ...plan, reviewed })}
          />
          {minutes('everyMinutes')}
          {minutes('closeMinutes')}
          {minutes('lateMinutes')}
          <p class="field-hint">{t('consumption.plan.signal')}</p>
          <h3>{t('consumption.plan.rows')}</h3>
          {plan.rows.map((each, index) => (
            <div key={String(index)} class="room-plan-row">
              <Select
                name={`drug-${index}`}
                label={t('consumption.use.drug')}
                empty={t('consumption.plan.any')}
                options={drugs}
                value={each.drug ?? ''}
                onChange={(drug) => row(index, { drug: drug === '' ? undefined : drug })}
              />
              <Select
                name={`route-${index}`}
                label={t('consumption.use.route')}
                empty={t('consumption.plan.any')}
                options={useRoutes.map((value) => ({ value, label: t(`consumption.route.${value}`) }))}
                value={each.route ?? ''}
                onChange={(route) => row(index, { route: route === '' ? undefined : route })}
              />
              <Stepper
                label={t('consumption.plan.everyMinutes')}
                value={each.everyMinutes}
                min={1}
                max={1440}
                onChange={(everyMinutes) => row(index, { everyMinutes })}
              />
              <IconButton
                icon="close"
                label={t('consumption.plan.remove')}
                onClick={() => onChange({ ...plan, rows: plan.rows.filter((_, at) => at !== index) })}
              />
            </div>
          ))}
          <Button icon="plus" onClick={() => onChange({ ...plan, rows: [...plan.rows, {}] })}>
            {t('consumption.plan.add')}
          </Button>
        </>
      ) : null}
    </section>
  );
};
