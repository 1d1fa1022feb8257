import type { ReactNode } from 'react';
import {
  appointmentStateLabels,
  type Appointment,
  type Slot,
} from '../../api/certificates/appointments.contract.ts';
import { Button } from '../ui/button.tsx';
import { StateMark } from '../ui/state-mark.tsx';
import { appointmentTones, hiddenName, spanWords, startWords } from './appointment-words.ts';

/** The day from its first time to its last: at each the counters with who comes and what is free. */
export function AppointmentTimes({
  slots,
  isShown,
  isNarrowed,
  onBook,
  onOpen,
  onCapacity,
}: {
  slots: readonly Slot[];
  isShown: (appointment: Appointment) => boolean;
  /** Only who is looked for, without the free places. */
  isNarrowed: boolean;
  onBook: ((slot: Slot) => void) | undefined;
  onOpen: (appointment: Appointment) => void;
  onCapacity: ((slot: Slot) => void) | undefined;
}): ReactNode {
  const shown = isNarrowed ? slots.filter(({ appointments }) => appointments.some(isShown)) : slots;
  if (shown.length === 0) return <p role="status">当てはまる予約はありません。</p>;
  return (
    <div className="appointment-times">
      {timesOf(shown).map(({ span, at }) => (
        <section key={span} className="appointment-time" aria-label={span}>
          <h2>
            {startWords(at[0]?.starts_at ?? '')}
            <small>{span.slice(span.indexOf('〜'))}</small>
          </h2>
          <ul className="slot-row">
            {at.map((slot) => (
              <SlotCard
                key={slot.slot_id}
                slot={slot}
                appointments={slot.appointments.filter(isShown)}
                onBook={isNarrowed ? undefined : onBook}
                onOpen={onOpen}
                onCapacity={onCapacity}
              />
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}

/** Slots that begin and end together, in the order that they came in. */
function timesOf(slots: readonly Slot[]): { span: string; at: Slot[] }[] {
  const times: { span: string; at: Slot[] }[] = [];
  for (const slot of slots) {
    const span = spanWords(slot);
    const time = times.find((one) => one.span === span);
    if (time) time.at.push(slot);
    else times.push({ span, at: [slot] });
  }
  return times;
}

function SlotCard({
  slot,
  appointments,
  onBook,
  onOpen,
  onCapacity,
}: {
  slot: Slot;
  appointments: readonly Appointment[];
  onBook: ((slot: Slot) => void) | undefined;
  onOpen: (appointment: Appointment) => void;
  onCapacity: ((slot: Slot) => void) | undefined;
}): ReactNode {
  const free = slot.capacity - slot.booked;
  const places = `${slot.booked} / ${slot.capacity}`;
  return (
    <li className={slot.capacity === 0 ? 'slot slot-closed' : 'slot'}>
      <div className="slot-head">
        <strong>窓口 {slot.counter}</strong>
        {onCapacity ? (
          <button
            type="button"
            className="slot-places figure"
            aria-label={`${places} 窓口 ${slot.counter} ${spanWords(slot)}の定員を変える`}
            onClick={() => onCapacity(slot)}
          >
            {places}
          </button>
        ) : (
          <span className="figure">{places}</span>
        )}
      </div>
      {appointments.map((appointment) => (
        <button
          key={appointment.appointment_id}
          type="button"
          className={`slot-person slot-person-${appointment.state}`}
          onClick={() => onOpen(appointment)}
        >
          <span>{appointment.name ?? hiddenName}</span>
          {appointment.state !== 'booked' && (
            <StateMark tone={appointmentTones[appointment.state]}>
              {appointmentStateLabels[appointment.state]}
            </StateMark>
          )}
        </button>
      ))}
      {slot.capacity === 0 && <span className="quiet-note">閉めています</span>}
      {free > 0 && onBook && (
        <Button
          size="small"
          tone="quiet"
          aria-label={`＋ 空き ${free} 窓口 ${slot.counter} ${spanWords(slot)}に予約を入れる`}
          onPress={() => onBook(slot)}
        >
          ＋ 空き {free}
        </Button>
      )}
    </li>
  );
}
