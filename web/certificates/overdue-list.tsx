import type { ReactNode } from 'react';
import type { Appointment, AppointmentDay } from '../../api/certificates/appointments.contract.ts';
import { Button } from '../ui/button.tsx';
import { hiddenName, isOverdue, startWords } from './appointment-words.ts';

/** Booked and past their time: to be called by telephone, and noted as arrived or absent. */
export function OverdueList({
  shown,
  onOpen,
}: {
  shown: AppointmentDay;
  onOpen: (appointment: Appointment) => void;
}): ReactNode {
  const late = shown.slots.flatMap((slot) =>
    slot.appointments
      .filter((appointment) => isOverdue(slot, appointment, shown.today))
      .map((appointment) => ({ slot, appointment })),
  );
  if (late.length === 0) return null;
  return (
    <section className="overdue" aria-label="時刻を過ぎた予約">
      <h2>
        時刻を過ぎて来庁のない予約 <span className="figure">{late.length}</span>
      </h2>
      <ul className="ticket-line">
        {late.map(({ slot, appointment }) => (
          <li key={appointment.appointment_id}>
            <span className="figure">{startWords(slot.starts_at)}</span>
            <Button
              size="small"
              tone="quiet"
              aria-label={`${appointment.name ?? hiddenName} ${startWords(slot.starts_at)}の予約を開く`}
              onPress={() => onOpen(appointment)}
            >
              {appointment.name ?? hiddenName}
            </Button>
            {appointment.phone !== null && <small className="figure">{appointment.phone}</small>}
          </li>
        ))}
      </ul>
    </section>
  );
}
