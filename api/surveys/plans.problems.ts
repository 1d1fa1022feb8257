import type { ConstraintProblems } from '../http/constraint-problems.ts';
import { Problem } from '../http/problem.ts';

export const plansProblems = {
  /** The plan has a later revision than the one that was seen: both are told. `since` is fit to show. */
  planMovedOn: (seen: number, current: number, since: string) =>
    new Problem(
      'surveys/plan-moved-on',
      409,
      'この計画は、ほかの人が先に変えました',
      '相手の変更を確かめてから、もう一度操作してください。あなたの変更はまだ保存されていません。',
      [
        { pointer: '/revision', code: 'yours', message: `あなたの画面は第${seen}版です` },
        { pointer: '/revision', code: 'current', message: `いまは第${current}版です（${since}）` },
      ],
    ),
  nameTaken: () =>
    new Problem('surveys/plan-name-taken', 409, '同じ名前の計画があります', '別の名前を付けてください。', [
      { pointer: '/name', code: 'taken', message: '同じ名前の計画があります' },
    ]),
  planThere: () => new Problem('surveys/plan-there', 409, 'この計画はすでに作られています'),
  planClosed: () =>
    new Problem(
      'surveys/plan-closed',
      409,
      'この計画は終了しています',
      '続けるときは、計画の状態を「調査中」に戻してください。',
    ),
  planBegun: () =>
    new Problem(
      'surveys/plan-begun',
      409,
      '調査を始めた計画は削除できません',
      '使わない計画は「終了」にしてください。',
    ),
  finishedStays: () =>
    new Problem(
      'surveys/finished-stays',
      409,
      '調査の済んだ建物は、ほかの調査区に移せません',
      '画面を読み直してから、もう一度操作してください。',
    ),
  lockedUntouched: () =>
    new Problem(
      'surveys/district-locked',
      409,
      '固定した調査区は変えられません',
      '先に固定を解除してください。',
    ),
  districtOver: () =>
    new Problem(
      'surveys/district-over',
      409,
      'その調査区は、もうありません',
      '画面を読み直してから、もう一度操作してください。',
    ),
  stopKept: () =>
    new Problem('surveys/stop-kept', 409, '調査を始めた建物や、固定した調査区の建物は、計画から外せません'),
  nothingMeant: () =>
    new Problem(
      'surveys/nothing-meant',
      422,
      '動かせる建物がありません',
      '調査の済んだ建物と、固定した調査区の建物は動かせません。',
    ),
  tooFewStops: () =>
    new Problem(
      'surveys/too-few-stops',
      422,
      '建物の数より多くには分けられません',
      '調査区の数を減らしてください。',
    ),
  noStops: () =>
    new Problem(
      'surveys/no-stops',
      422,
      '区割をする建物がありません',
      '範囲を決めて反映するか、調査区の固定を解除してください。',
    ),
  noDistricts: () =>
    new Problem('surveys/no-districts', 422, 'まだ調査区がありません', '先に区割を作成してください。'),
  nothingToUndo: () => new Problem('surveys/nothing-to-undo', 409, '元に戻せる操作がありません'),
  nothingToRedo: () => new Problem('surveys/nothing-to-redo', 409, 'やり直せる操作がありません'),
  cutRunning: () =>
    new Problem(
      'surveys/cut-running',
      409,
      'いま区割を計算しています',
      '終わるのを待つか、中止してください。',
    ),
  cutOver: () =>
    new Problem('surveys/cut-over', 409, 'この区割案は、もう使えません', '区割をやり直してください。'),
  oneNumberOneStop: () =>
    new Problem(
      'surveys/one-number-one-stop',
      422,
      '調査番号は、建物を一つだけ選んで入力してください',
      undefined,
      [{ pointer: '/survey_number', code: 'one_stop', message: '建物を一つだけ選んでください' }],
    ),
  duplicateGone: () =>
    new Problem(
      'surveys/duplicate-gone',
      409,
      'この疑いの内容は、ご覧になったものと変わっています',
      '一覧を確かめて、もう一度選んでください。',
    ),
  areaThere: () => new Problem('surveys/preliminary-area-there', 409, 'この区域はすでに登録されています'),
};

export const plansConstraints: ConstraintProblems = {
  plan_pkey: plansProblems.planThere,
  plan_name_unique: plansProblems.nameTaken,
  plan_building_finished_stays: plansProblems.finishedStays,
  plan_building_locked_untouched: plansProblems.lockedUntouched,
  plan_building_in_live_district: plansProblems.districtOver,
  plan_building_district_fkey: plansProblems.districtOver,
  plan_building_kept: plansProblems.stopKept,
  district_locked_stays: plansProblems.lockedUntouched,
  district_retires_empty: plansProblems.districtOver,
  plan_cut_pkey: plansProblems.cutRunning,
  plan_cut_one_at_a_time: plansProblems.cutRunning,
  preliminary_area_pkey: plansProblems.areaThere,
};
