// Which slots a plan asks for. Pure.
import type { NewSlots } from './appointments.contract.ts';

export interface PlannedSlot {
  day: string;
  starts_at: string;
  counter: number;
}

/** Every day, time and counter; a slot that would run past the closing time is left out. */
export function planSlots(plan: NewSlots): PlannedSlot[] {
  const last = minutesOf(plan.closes_at) - plan.minutes;
  const slots: PlannedSlot[] = [];
  for (const day of daysOf(plan))
    for (let at = minutesOf(plan.opens_at); at <= last; at += plan.minutes)
      for (const counter of new Set(plan.counters)) slots.push({ day, starts_at: clock(at), counter });
  return slots;
}

function daysOf({ from, until, includes_weekends }: NewSlots): string[] {
  const days: string[] = [];
  for (let at = Date.parse(from); at <= Date.parse(until); at += 86_400_000) {
    const date = new Date(at);
    const isWeekend = date.getUTCDay() === 0 || date.getUTCDay() === 6;
    if (includes_weekends || !isWeekend) days.push(date.toISOString().slice(0, 10));
  }
  return days;
}

function minutesOf(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
}

function clock(minutes: number): string {
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
}
