import { useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import {
  AppointmentState,
  appointmentStateLabels,
  type Appointment,
  type AppointmentDay,
  type Slot,
} from '../../api/certificates/appointments.contract.ts';
import { useRoomSearch } from '../frame/room-search.ts';
import { useStaff } from '../frame/staff-context.tsx';
import { Button } from '../ui/button.tsx';
import { ChipRow } from '../ui/chip-row.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { formatDay } from '../ui/format.ts';
import { LoadingRow } from '../ui/loading-row.tsx';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { TextField } from '../ui/text-field.tsx';
import { ApplicationPanel } from './application.panel.tsx';
import { ApplicationsFrame, useWhere } from './applications-frame.tsx';
import { AppointmentDialog } from './appointment-dialog.tsx';
import { isNamed } from './appointment-words.ts';
import { AppointmentTimes } from './appointment-times.tsx';
import { appointmentDayQuery } from './appointments.data.ts';
import { BookingDialog } from './booking-dialog.tsx';
import { CapacityDialog } from './capacity-dialog.tsx';
import { OverdueList } from './overdue-list.tsx';
import { SlotPlanPane } from './slot-plan.pane.tsx';
import { TicketSlip } from './ticket-slip.tsx';
import { ticketDayQuery } from './tickets.data.ts';
import { useTicketDrawing } from './use-ticket-drawing.ts';
import './appointments.css';

const refreshMs = 60_000;

type Opened = { is: 'booking' | 'capacity'; slot: Slot } | { is: 'appointment'; id: string };

/** 予約: who comes when, on one day; taken, arrived, cancelled, not come; and the slots of the days to come. */
export function AppointmentsTab(): ReactNode {
  const where = useWhere();
  const { session } = useStaff();
  const [search, setSearch] = useRoomSearch();
  const asked = /^\d{4}-\d{2}-\d{2}$/.test(search['day'] ?? '') ? search['day'] : undefined;
  const day = useQuery({ ...appointmentDayQuery(where, asked), refetchInterval: refreshMs });
  // What the paper ticket of somebody who arrives says of the wait.
  useQuery(ticketDayQuery(where));
  const { draw, drawn } = useTicketDrawing(where);
  const [opened, setOpened] = useState<Opened | null>(null);
  const [application, setApplication] = useState<string | null>(null);
  const [isPlanning, setPlanning] = useState(false);
  const close = (): void => setOpened(null);
  const mayPlan = session.permissions.includes('administration');
  return (
    <>
      <ApplicationsFrame
        title="予約"
        isCovered={isPlanning || application !== null}
        action={
          mayPlan && (
            <Button tone="primary" onPress={() => setPlanning(true)}>
              予約枠を作る
            </Button>
          )
        }
      >
        {day.error && <ProblemNotice problem={day.error} onRetry={() => void day.refetch()} />}
        {day.isPending && <LoadingRow what="予約枠" />}
        {day.data && (
          <Day
            shown={day.data}
            onDay={(to) => setSearch({ day: to })}
            onBook={(slot) => setOpened({ is: 'booking', slot })}
            onOpen={({ appointment_id }) => setOpened({ is: 'appointment', id: appointment_id })}
            onCapacity={mayPlan ? (slot) => setOpened({ is: 'capacity', slot }) : undefined}
          />
        )}
      </ApplicationsFrame>
      {isPlanning && (
        <SlotPlanPane
          where={where}
          onBack={() => setPlanning(false)}
          onMade={(first) => {
            setPlanning(false);
            setSearch({ day: first });
          }}
        />
      )}
      {application !== null && (
        <ApplicationPanel
          key={application}
          where={where}
          applicationId={application}
          backLabel="予約へ戻る"
          onBack={() => setApplication(null)}
          onOpen={setApplication}
        />
      )}
      {opened?.is === 'booking' && <BookingDialog where={where} slot={opened.slot} onClose={close} />}
      {opened?.is === 'capacity' && <CapacityDialog where={where} slot={opened.slot} onClose={close} />}
      {opened?.is === 'appointment' && (
        <AppointmentDialog
          where={where}
          found={findAppointment(day.data, opened.id)}
          onArrived={() => draw('appointment')}
          onApplication={setApplication}
          onClose={close}
        />
      )}
      {drawn && <TicketSlip {...drawn} />}
    </>
  );
}

function findAppointment(
  day: AppointmentDay | undefined,
  id: string,
): { slot: Slot; appointment: Appointment } | undefined {
  for (const slot of day?.slots ?? [])
    for (const appointment of slot.appointments)
      if (appointment.appointment_id === id) return { slot, appointment };
  return undefined;
}

function Day({
  shown,
  onDay,
  onBook,
  onOpen,
  onCapacity,
}: {
  shown: AppointmentDay;
  onDay: (day: string) => void;
  onBook: (slot: Slot) => void;
  onOpen: (appointment: Appointment) => void;
  onCapacity: ((slot: Slot) => void) | undefined;
}): ReactNode {
  const [name, setName] = useState('');
  const [states, setStates] = useState<readonly AppointmentState[]>([]);
  const all = shown.slots.flatMap(({ appointments }) => appointments);
  const isShown = (appointment: Appointment): boolean =>
    isNamed(appointment.name, name) &&
    (states.length === 0 ? appointment.state !== 'cancelled' : states.includes(appointment.state));
  const isNarrowed = name.trim() !== '' || states.length > 0;
  return (
    <>
      <DayChoice shown={shown} onDay={onDay} />
      {shown.slots.length === 0 ? (
        <EmptyState title={`${formatDay(shown.day)}の予約枠はありません`}>
          {onCapacity
            ? '「予約枠を作る」で、見込みの件数と窓口の数から枠を作ります。'
            : '予約枠は、管理の担当者が作ります。'}
        </EmptyState>
      ) : (
        <>
          <div className="appointment-filters">
            <TextField
              label="予約をさがす（氏名）"
              name="name"
              type="search"
              value={name}
              onChange={setName}
            />
            <ChipRow
              label="予約の状態で絞る"
              chips={AppointmentState.options.map((state) => ({
                id: state,
                title: appointmentStateLabels[state],
                count: all.filter((one) => one.state === state).length,
              }))}
              chosen={states}
              onToggle={(state) =>
                setStates((before) =>
                  before.includes(state) ? before.filter((one) => one !== state) : [...before, state],
                )
              }
            />
          </div>
          <OverdueList shown={shown} onOpen={onOpen} />
          <AppointmentTimes
            slots={shown.slots}
            isShown={isShown}
            isNarrowed={isNarrowed}
            onBook={shown.day < shown.today ? undefined : onBook}
            onOpen={onOpen}
            onCapacity={onCapacity}
          />
        </>
      )}
    </>
  );
}

/** The days that have slots, each with how full it is. */
function DayChoice({ shown, onDay }: { shown: AppointmentDay; onDay: (day: string) => void }): ReactNode {
  const days = shown.days.some(({ day }) => day === shown.day)
    ? shown.days
    : [{ day: shown.day, capacity: 0, booked: 0 }, ...shown.days];
  return (
    <ul className="day-choice" aria-label="予約の日">
      {days.map(({ day, capacity, booked }) => (
        <li key={day}>
          <button
            type="button"
            className="day-button"
            aria-current={day === shown.day ? 'date' : undefined}
            onClick={() => onDay(day)}
          >
            <strong>{day === shown.today ? `今日 ${formatDay(day)}` : formatDay(day)}</strong>
            <span className="figure">
              {booked} / {capacity}
            </span>
            <span className="day-full" aria-hidden="true">
              <span style={{ width: `${capacity === 0 ? 0 : (booked / capacity) * 100}%` }} />
            </span>
          </button>
        </li>
      ))}
    </ul>
  );
}
