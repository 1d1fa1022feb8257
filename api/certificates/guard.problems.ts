import type { ConstraintProblems } from '../http/constraint-problems.ts';
import { Problem } from '../http/problem.ts';

export const guardProblems = {
  notProven: () =>
    new Problem(
      'certificates/house-not-proven',
      409,
      '申請者の家であることが照合できていないため、交付できません',
      '調査済証の番号、申請者画面での指さし、氏名、住所のうち二つ以上が合い、合わないものがないことを確かめてください。合わないときは、理由を付けて責任者の承認を受けてください。',
    ),
  pointingUsed: () =>
    new Problem(
      'certificates/pointing-used',
      409,
      'この指さしは、別の世帯の照合に使われています',
      '申請者画面で、もう一度ご自宅を指さしていただいてください。',
    ),
  noPointing: () =>
    new Problem(
      'certificates/pointing-missing',
      404,
      '申請者画面での指さしが、まだありません',
      '申請者画面で、ご自宅を指さして「はい」を押していただいてください。',
    ),
  provenAlready: () =>
    new Problem(
      'certificates/house-proven-already',
      409,
      'すでに照合できています',
      '承認は要りません。そのまま交付できます。',
    ),
  overrideWaits: () =>
    new Problem('certificates/override-waits', 409, 'この世帯の承認は、すでに依頼されています'),
  overrideDecided: () =>
    new Problem('certificates/override-decided', 409, 'この依頼は、すでに決まっています'),
  ownOverride: () =>
    new Problem(
      'certificates/own-override',
      403,
      '自分の依頼は承認できません',
      'ほかの責任者に、その人のサインインで承認を依頼してください。',
    ),
  pointedAlready: () =>
    new Problem('certificates/pointed-already', 409, 'この指さしは、すでに記録されています'),
};

export const guardConstraintProblems: ConstraintProblems = {
  certificate_house_checked: guardProblems.notProven,
  house_check_pointing_once: guardProblems.pointingUsed,
  owner_check_pointing_once: guardProblems.pointingUsed,
  house_override_one_waits: guardProblems.overrideWaits,
  house_override_one_owner_waits: guardProblems.overrideWaits,
  house_override_pkey: guardProblems.overrideWaits,
  house_override_two_persons: guardProblems.ownOverride,
  pointing_pkey: guardProblems.pointedAlready,
};
