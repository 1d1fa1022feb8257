import type { Appointment, AppointmentState, Slot } from '../../api/certificates/appointments.contract.ts';
import type { StateTone } from '../ui/state-mark.tsx';

/** Colours only repeat what the words say. */
export const appointmentTones: Readonly<Record<AppointmentState, StateTone>> = {
  booked: 'busy',
  came: 'good',
  absent: 'warn',
  cancelled: 'quiet',
};

/** Of somebody who may not be shown. */
export const hiddenName = '（表示できません）';

/** "9:00" */
export function startWords(startsAt: string): string {
  return startsAt.replace(/^0/, '');
}

/** "9:00〜9:30" */
export function spanWords({ starts_at, minutes }: Pick<Slot, 'starts_at' | 'minutes'>): string {
  return `${startWords(starts_at)}〜${startWords(endOf({ starts_at, minutes }))}`;
}

/** HH:MM */
function endOf({ starts_at, minutes }: Pick<Slot, 'starts_at' | 'minutes'>): string {
  const end = Number(starts_at.slice(0, 2)) * 60 + Number(starts_at.slice(3)) + minutes;
  return `${String(Math.floor(end / 60)).padStart(2, '0')}:${String(end % 60).padStart(2, '0')}`;
}

const clock = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Asia/Tokyo',
  hour: '2-digit',
  minute: '2-digit',
});

/** Booked, and the time is over: nobody has come, or nobody has noted it. */
export function isOverdue(
  slot: Pick<Slot, 'day' | 'starts_at' | 'minutes'>,
  { state }: Pick<Appointment, 'state'>,
  today: string,
  now: Date = new Date(),
): boolean {
  if (state !== 'booked' || slot.day > today) return false;
  return slot.day < today || endOf(slot) <= clock.format(now);
}

/** Whether a name begins with, or holds, what was typed; spaces and width do not count. */
export function isNamed(name: string | null, typed: string): boolean {
  const plain = (text: string): string => text.normalize('NFKC').replaceAll(/\s/g, '');
  return plain(typed) === '' || (name !== null && plain(name).includes(plain(typed)));
}
