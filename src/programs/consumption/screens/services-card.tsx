import { useState } from 'preact/hooks';
import { Button } from '#kit/components/button.tsx';
import { MultiChoice } from '#kit/components/choice-field.tsx';
import { useUnsaved } from '#kit/form/unsaved.ts';
import { useWords } from '#kit/words/context.tsx';
import { useLabels } from '#visits/screens/labels.ts';
import { servicesIn } from '../rules/services.ts';
import type { Session } from '../rules/session.ts';
import { type ServicesBody, servicesKind } from '../services.ts';
import type { LiveRoom } from './use-room.ts';

type Chosen = { readonly services: readonly string[]; readonly referrals: readonly string[] };

/** What else was done in a stay, and where the person was pointed to. Nothing waits for it; saving again mends the one before. */
export const ServicesCard = ({ live, session }: { readonly live: LiveRoom; readonly session: Session }) => {
  const said = servicesIn(live.room.services, session.id);
  return <Form key={said?.id} live={live} session={session} said={said} />;
};

const Form = ({
  live,
  session,
  said,
}: {
  readonly live: LiveRoom;
  readonly session: Session;
  readonly said: ReturnType<typeof servicesIn>;
}) => {
  const { t } = useWords();
  const labels = useLabels();
  const [chosen, setChosen] = useState<Chosen>(() => chosenOf(said?.body));
  const before = JSON.stringify(chosenOf(said?.body));
  useUnsaved(JSON.stringify(chosen) !== before);
  const save = (): void => {
    if (JSON.stringify(chosen) === before) return;
    void live.record(
      [
        {
          kind: servicesKind.kind,
          body: bodyOf(chosen),
          ...(said !== undefined && { supersedes: [said.id] }),
        },
      ],
      session,
      t('consumption.services.saved'),
    );
  };
  const { services, referrals } = chosenOf(said?.body);
  const count = services.length + referrals.length;
  return (
    <details class="card more">
      <summary>
        {count === 0 ? t('consumption.services.title') : t('consumption.services.some', { count })}
      </summary>
      <div class="room-check">
        <MultiChoice
          name="services"
          label={t('consumption.services.services')}
          canDecline={false}
          options={labels.options('service')}
          values={chosen.services}
          onChange={(services) => setChosen((now) => ({ ...now, services }))}
        />
        <MultiChoice
          name="referrals"
          label={t('consumption.services.referrals')}
          hint={t('consumption.services.hint')}
          canDecline={false}
          options={labels.options('referral')}
          values={chosen.referrals}
          onChange={(referrals) => setChosen((now) => ({ ...now, referrals }))}
        />
        <Button size="large" isWide onClick={save}>
          {t('consumption.services.save')}
        </Button>
      </div>
    </details>
  );
};

const chosenOf = (body: ServicesBody | undefined): Chosen => ({
  services: body?.services ?? [],
  referrals: body?.referrals ?? [],
});

const bodyOf = ({ services, referrals }: Chosen): ServicesBody => ({
  ...(services.length > 0 && { services: [...services] }),
  ...(referrals.length > 0 && { referrals: [...referrals] }),
});
