import type { ConstraintProblems } from '../../http/constraint-problems.ts';
import { Problem } from '../../http/problem.ts';

export const handoutsProblems = {
  nothingToVisit: () =>
    new Problem(
      'surveys/nothing-to-visit',
      422,
      'この調査区には、これから訪問する建物がありません',
      '調査の済んでいない建物のある調査区を選んでください。',
    ),
  nothingHandedOut: () =>
    new Problem(
      'surveys/nothing-handed-out',
      422,
      'この調査区には、まだ書類が出ていません',
      '「変更のお知らせ」は、前に作った書類との違いを知らせるものです。地図や一覧を作ってください。',
    ),
  changesAlone: () =>
    new Problem(
      'surveys/changes-alone',
      422,
      '「変更のお知らせ」だけでは作れません',
      '新しい訪問順を示す地図か一覧も選んでください。',
    ),
  papersOutdated: () =>
    new Problem(
      'surveys/papers-outdated',
      409,
      '新しい書類のまだない調査区があります',
      '変わった調査区の書類を作ると、班ごとの「変更のお知らせ」を作れます。',
    ),
  handoutOver: () => new Problem('surveys/handout-over', 409, '作成はすでに終わっています'),
  paperUnready: () =>
    new Problem('surveys/paper-unready', 409, 'まだできていません', '作成が終わるのを待ってください。'),
  paperLost: () =>
    new Problem(
      'surveys/paper-lost',
      500,
      '保管した書類を読み出せません',
      'もう一度作成してください。調査番号は変わりません。',
    ),
  handoutThere: () => new Problem('surveys/handout-there', 409, 'この配布はすでに作られています'),
  planHandedOut: () =>
    new Problem(
      'surveys/plan-handed-out',
      409,
      '調査番号を配った計画は削除できません',
      '使わない計画は「終了」にしてください。',
    ),
};

export const handoutsConstraints: ConstraintProblems = {
  handout_pkey: handoutsProblems.handoutThere,
  handout_district_fkey: handoutsProblems.planHandedOut,
  survey_number_plan_fkey: handoutsProblems.planHandedOut,
};
