import type { ConstraintProblems } from '../http/constraint-problems.ts';
import { Problem } from '../http/problem.ts';

const areasProblems = {
  townTaken: () =>
    new Problem(
      'certificates/area-town-taken',
      409,
      'ほかの地区に入っている町字があります',
      '先にその地区から外してください。',
      [{ pointer: '/town_ids', code: 'taken', message: 'ほかの地区に入っている町字があります' }],
    ),
  townUnknown: () =>
    new Problem(
      'certificates/area-town-unknown',
      422,
      '住所辞書にない町字があります',
      '画面を読み直してください。',
    ),
  nameTaken: () =>
    new Problem('certificates/area-name-taken', 409, '同じ名前の地区があります', '別の名前にしてください。', [
      { pointer: '/name', code: 'taken', message: '同じ名前の地区があります' },
    ]),
};

export const areasConstraints: ConstraintProblems = {
  issue_area_pkey: areasProblems.nameTaken,
  issue_area_name_unique: areasProblems.nameTaken,
  issue_area_town_pkey: areasProblems.townTaken,
  issue_area_town_town_fkey: areasProblems.townUnknown,
};
