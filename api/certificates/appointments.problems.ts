import type { ConstraintProblems } from '../http/constraint-problems.ts';
import { Problem } from '../http/problem.ts';

export const appointmentsProblems = {
  slotFull: () =>
    new Problem('certificates/slot-full', 409, 'この予約枠は満員です', '別の時間を選んでください。'),
  capacityTooSmall: () =>
    new Problem(
      'certificates/slot-capacity-too-small',
      409,
      '定員を、すでにある予約より少なくできません',
      '予約を別の枠に移してから、定員を減らしてください。',
    ),
  bookedAlready: () =>
    new Problem('certificates/appointment-booked-already', 409, 'この予約はすでに入っています'),
  applicationMissing: () =>
    new Problem('certificates/appointment-application-missing', 422, 'その申請がありません'),
};

export const appointmentsConstraints: ConstraintProblems = {
  appointment_pkey: appointmentsProblems.bookedAlready,
  appointment_place_once: appointmentsProblems.slotFull,
  appointment_within_capacity: appointmentsProblems.capacityTooSmall,
  appointment_application_fkey: appointmentsProblems.applicationMissing,
};
