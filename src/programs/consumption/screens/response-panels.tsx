import { Button } from '#kit/components/button.tsx';
import { useLog } from '#kit/log-context.tsx';
import { useWords } from '#kit/words/context.tsx';
import type { JsonObject } from '#log/index.ts';
import { useStockSources } from '#stock/screens/sources.tsx';
import { useShelf } from '#stock/screens/use-shelf.ts';
import { useLabels } from '#visits/screens/labels.ts';
import { stepKind } from '../entries.ts';
import type { Response } from '../rules/response.ts';
import { ReadingField, useReadings } from './reading.tsx';
import type { LiveRoom } from './use-room.ts';

type PanelProps = { readonly onNote: (more: JsonObject) => void };

/** Rates of flow that masks are usually set to; anything else can be said on the hand-over by hand. */
const liters = [2, 4, 6, 10, 15];

/** Oxygen is written at its tap; how much may be said after, as a correction of that entry. */
export const OxygenPanel = ({ live, response }: { readonly live: LiveRoom; readonly response: Response }) => {
  const { t } = useWords();
  const last = response.steps.filter(({ step }) => step === 'oxygen').at(-1);
  if (last === undefined || last.liters !== undefined) return null;
  const { entries, devices: _devices, at: _at, ...body } = last;
  const [first] = entries;
  if (first === undefined) return null;
  const visit = response.visit === undefined ? ('none' as const) : { id: response.visit };
  return (
    <section class="room-row" aria-label={t('consumption.oxygen.liters')}>
      <span>{t('consumption.oxygen.liters')}</span>
      {liters.map((each) => (
        <Button
          key={each}
          onClick={() =>
            void live.record(
              [{ kind: stepKind.kind, body: { ...body, liters: each }, supersedes: [first] }],
              visit,
            )
          }
        >
          {String(each)}
        </Button>
      ))}
    </section>
  );
};

const readings = ['breaths', 'saturation'] as const;

export const ReadingPanel = ({ onNote }: PanelProps) => {
  const { t } = useWords();
  const { typed, set, read } = useReadings();
  const note = (more: (readings: JsonObject) => JsonObject): void => {
    const readings = read();
    if (readings !== undefined) onNote(more(readings));
  };
  return (
    <section class="card room-check" aria-label={t('consumption.step.reading')}>
      {readings.map((what) => (
        <ReadingField key={what} what={what} value={typed[what]} onChange={(value) => set(what, value)} />
      ))}
      <div class="room-moves">
        <Button onClick={() => note(({ saturation: _none, ...others }) => ({ ...others, noReading: true }))}>
          {t('consumption.check.none')}
        </Button>
        <Button tone="primary" onClick={() => note((all) => all)}>
          {t('consumption.response.note')}
        </Button>
      </div>
    </section>
  );
};

/** A dose: one tap for its product. Its lot is the one to give first; its route is the product's own. */
export const NaloxonePanel = ({ onNote }: PanelProps) => {
  const { t } = useWords();
  const { place } = useLog();
  const labels = useLabels();
  const { rows } = useShelf(place.site);
  const doses = useStockSources().items.filter(
    ({ group, dosesPerUnit }) => group === 'naloxone' && dosesPerUnit === 1,
  );
  const onShelf = (code: string): number => rows.find((row) => row.item === code)?.onHand ?? 0;
  // What lies on this shelf first.
  const ordered = [...doses].sort((a, b) => Number(onShelf(b.code) > 0) - Number(onShelf(a.code) > 0));
  return (
    <section class="card" aria-label={t('consumption.step.naloxone')}>
      <div class="room-moves">
        {ordered.map(({ code, product }) => {
          const lot = rows.find((row) => row.item === code)?.lots.find((each) => each.lot !== '')?.lot;
          return (
            <Button
              key={code}
              size="large"
              onClick={() =>
                onNote({
                  item: code,
                  ...(product !== undefined && {
                    product,
                    route: product.startsWith('nasal') ? 'nasal' : 'muscle',
                  }),
                  ...(lot !== undefined && { lot }),
                })
              }
            >
              {labels.item(code)}
            </Button>
          );
        })}
        <Button onClick={() => onNote({})}>{t('consumption.naloxone.unsaid')}</Button>
      </div>
    </section>
  );
};

/** Calling is the organization's own rule, never automatic: why it was called is said. */
export const AmbulancePanel = ({ onNote }: PanelProps) => {
  const { t } = useWords();
  return (
    <section class="card" aria-label={t('consumption.step.ambulance-called')}>
      <p>{t('consumption.ambulance.why')}</p>
      <div class="room-moves">
        {(['judgment', 'rule'] as const).map((because) => (
          <Button key={because} size="large" onClick={() => onNote({ because })}>
            {t(`consumption.because.${because}`)}
          </Button>
        ))}
        <Button onClick={() => onNote({})}>{t('consumption.ambulance.unsaid')}</Button>
      </div>
    </section>
  );
};
