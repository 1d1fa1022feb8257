// What stands in the way of a change of allocations, in words fit to show. Pure.
import type { ProblemField } from '../../http/problem.ts';
import type { AllocationStep } from './allocation.contract.ts';
import { slotOf } from './half-days.rules.ts';
import { halfInWords } from './half-days.words.ts';

/** A half day of a team as it stands. */
export interface Standing {
  team_id: string;
  team_number: number;
  day: string;
  half: string;
  plan_id: string;
  plan_name: string;
  district_id: string;
  district_number: number;
  given_at: string;
}

const moment = new Intl.DateTimeFormat('ja-JP', {
  timeZone: 'Asia/Tokyo',
  month: 'numeric',
  day: 'numeric',
  hour: 'numeric',
  minute: '2-digit',
});

/**
 * Empty where each step saw what stands, no other plan has the team then, and no district gets a second team. A step that
 * asks for what stands already is no conflict, whatever it saw.
 */
export function conflictsOf(
  plan_id: string,
  set: readonly AllocationStep[],
  standing: readonly Standing[],
): ProblemField[] {
  const byTeam = new Map(standing.map((cell) => [`${cell.team_id} ${cell.day} ${cell.half}`, cell]));
  const byDistrict = new Map(standing.map((cell) => [`${cell.district_id} ${cell.day} ${cell.half}`, cell]));
  const moving = new Set(set.map((step) => `${step.team_id} ${slotOf(step)}`));
  const taking = new Set<string>();
  return set.flatMap((step, index): ProblemField[] => {
    const conflict = (code: string, message: string) => [
      { pointer: `/set/${index}`, code, message: `${halfInWords(step.day, step.half)}: ${message}` },
    ];
    const here = byTeam.get(`${step.team_id} ${slotOf(step)}`);
    if (here !== undefined && here.plan_id !== plan_id)
      return conflict('elsewhere', `この班は「${here.plan_name}」の${whatOf(here)}`);
    const stands = here?.district_id ?? null;
    if (stands !== step.seen && stands !== step.district_id)
      return conflict(
        'taken',
        here === undefined ? '先に割当が外され、いまは空いています' : `この班は、いま${whatOf(here)}`,
      );
    if (step.district_id === null) return [];
    const place = `${step.district_id} ${slotOf(step)}`;
    const other = byDistrict.get(place);
    if (
      other !== undefined &&
      other.team_id !== step.team_id &&
      !moving.has(`${other.team_id} ${slotOf(step)}`)
    )
      return conflict(
        'district_taken',
        `${other.district_number}区には、いま${other.team_number}班が割り当てられています（${sinceOf(other)}から）`,
      );
    if (taking.has(place)) return conflict('district_taken', '同じ調査区に2つの班を割り当てようとしています');
    taking.add(place);
    return [];
  });
}

function whatOf(cell: Standing): string {
  return `${cell.district_number}区に割り当てられています（${sinceOf(cell)}から）`;
}

function sinceOf({ given_at }: Standing): string {
  return moment.format(new Date(given_at));
}
