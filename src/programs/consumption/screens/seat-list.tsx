import { useEffect, useRef, useState } from 'preact/hooks';
import { Button, IconButton } from '#kit/components/button.tsx';
import { Icon } from '#kit/components/icon.tsx';
import { Select } from '#kit/components/select.tsx';
import { useWords } from '#kit/words/context.tsx';
import { type Area, areas, type RoomBody } from '../entries.ts';
import { movedTo } from '../rules/room.ts';

export type Seat = RoomBody['seats'][number];

/** Seats in the order of the room: moved by dragging, by the arrow keys on the handle, or by a button. */
export const SeatList = ({
  seats,
  onChange,
}: {
  readonly seats: readonly Seat[];
  readonly onChange: (seats: readonly Seat[]) => void;
}) => {
  const { t } = useWords();
  const list = useRef<HTMLOListElement>(null);
  const [said, setSaid] = useState('');
  const [dragged, setDragged] = useState<string>();
  /** The handle that was moved by keys: the browser lets go of what moves in the page. */
  const held = useRef<string>();
  useEffect(() => {
    if (held.current !== undefined)
      list.current?.querySelector<HTMLElement>(`[data-seat="${held.current}"] .room-handle`)?.focus();
    held.current = undefined;
  }, [seats]);

  const change = (seat: string, more: Partial<Seat>): void =>
    onChange(seats.map((each) => (each.seat === seat ? { ...each, ...more } : each)));
  const move = (seat: string, to: number): void => {
    const from = seats.findIndex((each) => each.seat === seat);
    const moved = movedTo(seats, from, to);
    if (moved === seats) return;
    onChange(moved);
    setSaid(
      t('consumption.set-up.moved', {
        seat: seats[from]?.name ?? '',
        place: to + 1,
        count: seats.length,
      }),
    );
  };
  const placeUnder = (event: PointerEvent): number => {
    const item = document.elementFromPoint(event.clientX, event.clientY)?.closest<HTMLElement>('[data-seat]');
    return seats.findIndex(({ seat }) => seat === item?.dataset['seat']);
  };
  return (
    <>
      <ol class="room-seats" ref={list}>
        {seats.map(({ seat, name, area }, index) => (
          <li key={seat} data-seat={seat} data-dragged={dragged === seat}>
            <button
              type="button"
              class="room-handle"
              aria-label={t('consumption.set-up.move', { seat: name })}
              onKeyDown={(event) => {
                const by = { ArrowUp: -1, ArrowDown: 1 }[event.key];
                if (by === undefined) return;
                event.preventDefault();
                held.current = seat;
                move(seat, index + by);
              }}
              onPointerDown={(event) => {
                event.currentTarget.setPointerCapture(event.pointerId);
                setDragged(seat);
              }}
              onPointerMove={(event) => {
                const place = dragged === seat ? placeUnder(event) : -1;
                if (place >= 0) move(seat, place);
              }}
              onPointerUp={() => setDragged(undefined)}
              onPointerCancel={() => setDragged(undefined)}
            >
              <Icon name="list" />
            </button>
            <label class="field">
              <span class="field-label">{t('consumption.set-up.name')}</span>
              <input
                class="input"
                value={name}
                maxLength={12}
                onInput={(event) => change(seat, { name: event.currentTarget.value })}
              />
            </label>
            <Select
              name={`area-${seat}`}
              label={t('consumption.set-up.area')}
              options={areas.map((value) => ({ value, label: t(`consumption.area.${value}`) }))}
              value={area}
              onChange={(value) => change(seat, { area: value as Area })}
            />
            <div class="room-row">
              <Button isDisabled={index === 0} onClick={() => move(seat, index - 1)}>
                {t('consumption.set-up.up')}
              </Button>
              <Button isDisabled={index === seats.length - 1} onClick={() => move(seat, index + 1)}>
                {t('consumption.set-up.down')}
              </Button>
              <IconButton
                icon="close"
                label={t('consumption.set-up.remove', { seat: name })}
                onClick={() => onChange(seats.filter((each) => each.seat !== seat))}
              />
            </div>
          </li>
        ))}
      </ol>
      <p class="hidden-visually" aria-live="polite">
        {said}
      </p>
    </>
  );
};
