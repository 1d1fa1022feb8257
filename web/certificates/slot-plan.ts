// What a number of counters gets done, and the reverse. Pure.

export type SlotPlan = {
  /** Cases that are to be dealt with. */
  cases: number;
  counters: number;
  /** Minutes a case. */
  minutes: number;
  /** Of a counter and time. */
  capacity: number;
  /** HH:MM */
  opens_at: string;
  closes_at: string;
};

/** Most counters that slots are made for at once. */
export const mostCounters = 30;

/** Slots of one counter in a day; the last one ends before it closes. */
export function slotsADay({ minutes, opens_at, closes_at }: SlotPlan): number {
  return Math.max(0, Math.floor((minutesOf(closes_at) - minutesOf(opens_at)) / minutes));
}

/** Cases that all counters deal with in a day. */
export function casesADay(plan: SlotPlan): number {
  return slotsADay(plan) * plan.counters * plan.capacity;
}

/** Working days until all cases are dealt with; null where none ever is. */
export function daysNeeded(plan: SlotPlan): number | null {
  const each = casesADay(plan);
  return each === 0 ? null : Math.max(1, Math.ceil(plan.cases / each));
}

/** Fewest counters that deal with all cases in so many days; null where not even the most do. */
export function countersNeeded(plan: SlotPlan, days: number): number | null {
  const each = slotsADay(plan) * plan.capacity * days;
  if (each === 0) return null;
  const counters = Math.max(1, Math.ceil(plan.cases / each));
  return counters > mostCounters ? null : counters;
}

/** The last of so many working days, counted from `from` (YYYY-MM-DD); weekends count where they are worked. */
export function lastDay(from: string, days: number, includesWeekends: boolean): string {
  const date = new Date(`${from}T00:00:00Z`);
  let left = days;
  for (;;) {
    if (includesWeekends || !isWeekend(date)) left -= 1;
    if (left <= 0) return date.toISOString().slice(0, 10);
    date.setUTCDate(date.getUTCDate() + 1);
  }
}

function isWeekend(date: Date): boolean {
  return date.getUTCDay() === 0 || date.getUTCDay() === 6;
}

function minutesOf(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
}
