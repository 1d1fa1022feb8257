import { Hono } from 'hono';
import { z } from 'zod';
import type { Env } from '../http/environment.ts';
import { versionSeen } from '../http/if-match.ts';
import { read, write } from '../http/mounts.ts';
import type { Asking } from '../http/mounts.ts';
import { valid } from '../http/validate.ts';
import { book, changeAppointment, changeSlot, makeSlots } from './appointments.commands.ts';
import {
  Appointment,
  AppointmentChange,
  AppointmentDay,
  AppointmentQuestion,
  NewAppointment,
  NewSlots,
  Slot,
  SlotChange,
  SlotsMade,
} from './appointments.contract.ts';
import { getAppointmentDay } from './appointments.queries.ts';

const counter = { exposure: 'staff', permission: 'certificate_issue' } as const;
const setting = { exposure: 'staff', permission: 'administration' } as const;
const SlotId = z.object({ municipality: z.string(), disaster: z.string(), slot_id: z.uuid() });
const AppointmentId = z.object({ municipality: z.string(), disaster: z.string(), appointment_id: z.uuid() });

export const appointmentsRoutes = new Hono<Env>()
  .get(
    '/:municipality/:disaster/appointments',
    // Names who comes, though no register is read.
    read({ ...counter, action: 'certificates.appointments', audited: true }),
    valid('query', AppointmentQuestion),
    async (c) => {
      const { day } = c.req.valid('query');
      const answer = AppointmentDay.parse(await getAppointmentDay(c.var.reader, c.var.asking, day));
      c.var.audit.note({ day: answer.day });
      return c.json(answer, 200);
    },
  )
  .post(
    '/:municipality/:disaster/appointments',
    write({ ...counter, action: 'certificates.book_appointment' }),
    valid('json', NewAppointment),
    async (c) => {
      const place = { ...c.var.asking, account: c.var.asking.session.account_id };
      const appointment = Appointment.parse(await book(c.var.trx, place, c.req.valid('json')));
      tellChange(c.var, appointment.slot_id);
      return c.json(appointment, 201);
    },
  )
  .put(
    '/:municipality/:disaster/appointments/:appointment_id',
    write({ ...counter, action: 'certificates.change_appointment' }),
    valid('param', AppointmentId),
    valid('json', AppointmentChange),
    async (c) => {
      const { appointment_id } = c.req.valid('param');
      const seen = versionSeen(c);
      const change = c.req.valid('json');
      const appointment = await changeAppointment(c.var.trx, c.var.asking, appointment_id, seen, change);
      tellChange(c.var, appointment.slot_id);
      return c.json(Appointment.parse(appointment), 200);
    },
  )
  .post(
    '/:municipality/:disaster/appointment-slots',
    write({ ...setting, action: 'certificates.make_appointment_slots' }),
    valid('json', NewSlots),
    async (c) => {
      const made = SlotsMade.parse(await makeSlots(c.var.trx, c.var.asking, c.req.valid('json')));
      c.var.audit.note(made);
      tellChange(c.var, 'slots');
      return c.json(made, 201);
    },
  )
  .put(
    '/:municipality/:disaster/appointment-slots/:slot_id',
    write({ ...setting, action: 'certificates.change_appointment_slot' }),
    valid('param', SlotId),
    valid('json', SlotChange),
    async (c) => {
      const { slot_id } = c.req.valid('param');
      const slot = await changeSlot(c.var.trx, c.var.asking, slot_id, versionSeen(c), c.req.valid('json'));
      tellChange(c.var, slot_id);
      return c.json(Slot.parse(slot), 200);
    },
  );

interface Telling {
  house: Env['Variables']['house'];
  asking: Asking;
  afterCommit: (work: () => void) => void;
}

function tellChange({ house, asking: { municipality }, afterCommit }: Telling, id: string): void {
  afterCommit(() => house.live.publish({ municipality, topic: 'appointments', id }));
}
