import { Problem, problems } from '../http/problem.ts';
import type { ConstraintProblems } from '../http/constraint-problems.ts';

export const placeProblems = {
  known: () =>
    new Problem(
      'registers/place-known',
      409,
      'この住所は番地まで位置が分かっています',
      '一覧を読み直してください。',
    ),
  notPlaced: () =>
    new Problem('registers/not-placed', 409, '手動の位置はありません', '一覧を読み直してください。'),
};

export const placesConstraints: ConstraintProblems = {
  // Two people placed it at the same moment.
  manual_place_pkey: problems.versionStale,
};
