// Half days as allocation reckons with them. Pure. A half day is written 'YYYY-MM-DD am' or '… pm' (a slot): slots compare
// as text in the order of time.
import type { Half } from './allocation.contract.ts';

export interface HalfDay {
  day: string;
  half: Half;
}

export function slotOf({ day, half }: HalfDay): string {
  return `${day} ${half}`;
}

/** Throws RangeError for what is no slot. */
export function halfDayOf(slot: string): HalfDay {
  const [day = '', half] = slot.split(' ');
  if (half !== 'am' && half !== 'pm') throw new RangeError('no half day');
  return { day, half };
}

const clock = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Asia/Tokyo',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  hourCycle: 'h23',
});

/**
 * `next`: the first half day that has not begun; surveys.half_begins says the same to the database: six o'clock, because
 * plans are made until after midnight, and noon. `running`: the first that is not over; an afternoon is over at 17,
 * when teams are back and the evening's planning begins.
 */
export function halfDaysAt(now: Date): { today: string; next: HalfDay; running: HalfDay } {
  const parts = new Map(clock.formatToParts(now).map(({ type, value }) => [type, value]));
  const today = `${parts.get('year')}-${parts.get('month')}-${parts.get('day')}`;
  const hour = Number(parts.get('hour'));
  const tomorrow: HalfDay = { day: dayAfter(today), half: 'am' };
  const am: HalfDay = { day: today, half: 'am' };
  const pm: HalfDay = { day: today, half: 'pm' };
  return {
    today,
    next: hour < 6 ? am : hour < 12 ? pm : tomorrow,
    running: hour < 12 ? am : hour < 17 ? pm : tomorrow,
  };
}

function dayAfter(day: string): string {
  const next = new Date(`${day}T00:00:00Z`);
  next.setUTCDate(next.getUTCDate() + 1);
  return next.toISOString().slice(0, 10);
}

/** Whether the plan's settings leave this day without survey. */
export function isDayOff(
  day: string,
  { weekdays_off, days_off }: { weekdays_off: readonly number[]; days_off: readonly string[] },
): boolean {
  return days_off.includes(day) || weekdays_off.includes(new Date(`${day}T00:00:00Z`).getUTCDay());
}

export interface Measured {
  /** On site at what is open now. */
  on_site: number;
  /** As they were measured when the district was last changed. */
  work_minutes: number;
  walking_minutes: number;
  approach_minutes: number;
}

/** Minutes that a district still takes: walking shrinks with the work, the way from the base does not. 0: nothing is left. */
export function leftMinutes({ on_site, work_minutes, walking_minutes, approach_minutes }: Measured): number {
  if (on_site <= 0) return 0;
  const share = work_minutes > 0 ? Math.min(1, on_site / work_minutes) : 1;
  return on_site + share * walking_minutes + approach_minutes;
}

/** A team stays so much longer, as a share of a half day, rather than that another comes for the rest. */
const overtime = 0.15;

export function halfDaysNeeded(left_minutes: number, half_minutes: number): number {
  return left_minutes <= 0 ? 0 : Math.max(1, Math.ceil(left_minutes / half_minutes - overtime));
}
