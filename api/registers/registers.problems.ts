import type { ConstraintProblems } from '../http/constraint-problems.ts';
import { Problem } from '../http/problem.ts';

export const protectionProblems = {
  householdUnknown: () =>
    new Problem(
      'registers/household-unknown',
      422,
      'この世帯番号は住民登録にありません',
      '番号を確かめてください。',
      [
        {
          pointer: '/household_number',
          code: 'unknown',
          message: '住民登録にある世帯番号を入力してください',
        },
      ],
    ),
  alreadyProtected: () =>
    new Problem('registers/already-protected', 409, 'この世帯には既に支援措置があります'),
  ended: () => new Problem('registers/protection-ended', 409, 'この支援措置は既に終了しています'),
};

export const registersConstraints: ConstraintProblems = {
  protection_one_in_force: protectionProblems.alreadyProtected,
};
