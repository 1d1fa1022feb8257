import type { ConstraintProblems } from '../../http/constraint-problems.ts';
import { Problem } from '../../http/problem.ts';
import type { ProblemField } from '../../http/problem.ts';
import { plansProblems } from '../plans.problems.ts';

/** As many as a page can show; the rest is like them. */
const mostFields = 50;

export const allocationProblems = {
  numberTaken: () =>
    new Problem('surveys/team-number-taken', 409, '同じ番号の班があります', '別の番号にしてください。', [
      { pointer: '/team_number', code: 'taken', message: '同じ番号の班があります' },
    ]),
  teamThere: () => new Problem('surveys/team-there', 409, 'この班はすでに登録されています'),
  teamEnded: () =>
    new Problem(
      'surveys/team-ended',
      409,
      'この班は解散しています',
      '続けて調査するときは、新しい班を登録してください。',
    ),
  teamAllocated: (half_days: number) =>
    new Problem(
      'surveys/team-allocated',
      409,
      'これからの割当がある班です',
      `先に、これからの${half_days}半日の割当を外してください。`,
    ),
  /** `fields`: which days. */
  dayAllocated: (fields: ProblemField[] = []) =>
    new Problem(
      'surveys/team-day-allocated',
      409,
      '割当のある日は、活動日から外せません',
      '先に、その日の割当を外してください。',
      fields.slice(0, mostFields),
    ),
  /** `fields`: which days, and in which team the person is then. */
  surveyorElsewhere: (fields: ProblemField[] = []) =>
    new Problem(
      'surveys/surveyor-elsewhere',
      409,
      '同じ日に、ほかの班に入っている調査員がいます',
      '先に、ほかの班から外してください。',
      fields.slice(0, mostFields),
    ),
  surveyorUnknown: () =>
    new Problem(
      'surveys/surveyor-unknown',
      422,
      '登録されていない調査員がいます',
      '画面を読み直してください。',
    ),
  surveyorThere: () => new Problem('surveys/surveyor-there', 409, 'この調査員はすでに登録されています'),
  surveyorInTeam: () =>
    new Problem(
      'surveys/surveyor-in-team',
      409,
      '班に入っている調査員は削除できません',
      '活動した日の記録が残っています。これからの日だけなら、先に班から外してください。',
    ),
  /** Somebody was quicker. `fields` say what stands there now. */
  movedOn: (fields: ProblemField[] = []) =>
    new Problem(
      'surveys/allocation-moved-on',
      409,
      'ほかの人が先に割り当てています',
      'いまの割当を確かめてから、もう一度操作してください。あなたの変更はまだ保存されていません。',
      fields.slice(0, mostFields),
    ),
  teamAbsent: (fields: ProblemField[] = []) =>
    new Problem(
      'surveys/team-absent',
      409,
      '班が活動しない日には割り当てられません',
      '班の活動日を確かめてください。',
      fields.slice(0, mostFields),
    ),
};

export const allocationConstraints: ConstraintProblems = {
  team_pkey: allocationProblems.teamThere,
  team_of_disaster_unique: allocationProblems.teamThere,
  team_number_once: allocationProblems.numberTaken,
  team_day_pkey: allocationProblems.teamThere,
  team_day_while_at_work: allocationProblems.teamEnded,
  surveyor_pkey: allocationProblems.surveyorThere,
  surveyor_of_disaster_unique: allocationProblems.surveyorThere,
  team_member_pkey: allocationProblems.surveyorElsewhere,
  team_member_surveyor_fkey: allocationProblems.surveyorUnknown,
  team_member_day_fkey: allocationProblems.teamAbsent,
  allocation_pkey: allocationProblems.movedOn,
  allocation_district_once: allocationProblems.movedOn,
  allocation_team_day_fkey: allocationProblems.teamAbsent,
  allocation_team_fkey: allocationProblems.teamAbsent,
  allocation_district_fkey: plansProblems.districtOver,
  allocation_in_live_district: plansProblems.districtOver,
  district_ends_unallocated: plansProblems.districtOver,
};
