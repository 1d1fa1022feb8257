import { queryOptions } from '@tanstack/react-query';
import {
  IssueArea,
  IssueAreas,
  Removed,
  type IssueAreaChange,
  type NewIssueArea,
} from '../../api/certificates/areas.contract.ts';
import {
  Appointment,
  AppointmentDay,
  Slot,
  SlotsMade,
  type AppointmentState,
  type NewAppointment,
  type NewSlots,
} from '../../api/certificates/appointments.contract.ts';
import type { z } from 'zod';
import { call } from '../call.ts';
import { applicationsKey } from './applications.data.ts';
import type { Where } from './certificates.data.ts';

const base = ({ municipality, disaster }: Where): string => `/api/${municipality}/${disaster}`;

export function appointmentsKey(where: Where) {
  return [...applicationsKey(where), 'appointments'] as const;
}

export function appointmentDayQuery(where: Where, day: string | undefined) {
  return queryOptions({
    queryKey: [...appointmentsKey(where), day ?? ''],
    queryFn: () =>
      call('GET', `${base(where)}/appointments${day === undefined ? '' : `?day=${day}`}`, AppointmentDay),
    gcTime: 60_000,
  });
}

export function makeSlots(where: Where, plan: NewSlots, key: string): Promise<SlotsMade> {
  return call('POST', `${base(where)}/appointment-slots`, SlotsMade, { body: plan, key });
}

export function changeSlot(where: Where, { slot_id, version }: Slot, capacity: number): Promise<Slot> {
  return call('PUT', `${base(where)}/appointment-slots/${slot_id}`, Slot, { body: { capacity }, version });
}

export function book(where: Where, given: z.input<typeof NewAppointment>, key: string): Promise<Appointment> {
  return call('POST', `${base(where)}/appointments`, Appointment, { body: given, key });
}

export function changeAppointment(
  where: Where,
  { appointment_id, version }: Appointment,
  state: AppointmentState,
): Promise<Appointment> {
  return call('PUT', `${base(where)}/appointments/${appointment_id}`, Appointment, {
    body: { state },
    version,
  });
}

export function issueAreasQuery(where: Where) {
  return queryOptions({
    queryKey: [...applicationsKey(where), 'areas'],
    queryFn: () => call('GET', `${base(where)}/issue-areas`, IssueAreas),
  });
}

export function addArea(where: Where, given: NewIssueArea, key: string): Promise<IssueArea> {
  return call('POST', `${base(where)}/issue-areas`, IssueArea, { body: given, key });
}

export function changeArea(
  where: Where,
  { area_id, version }: IssueArea,
  given: IssueAreaChange,
): Promise<IssueArea> {
  return call('PUT', `${base(where)}/issue-areas/${area_id}`, IssueArea, { body: given, version });
}

export function removeArea(where: Where, { area_id, version }: IssueArea): Promise<object> {
  return call('DELETE', `${base(where)}/issue-areas/${area_id}`, Removed, { version });
}
