import type { ConstraintProblems } from '../http/constraint-problems.ts';
import { Problem, problems } from '../http/problem.ts';

export const lettersProblems = {
  nothingToTell: () =>
    new Problem(
      'certificates/letter-nothing-to-tell',
      409,
      'この申請には、通知する却下や調査の結果がありません',
      '却下するか、第2次調査・再調査の結果の説明を記録してから、通知書を作ってください。',
    ),
  madeAlready: () =>
    new Problem(
      'certificates/letter-made-already',
      409,
      'この通知書は、ほかの人が先に作りました',
      '最新の通知書を確かめてください。',
    ),
  replaced: () =>
    new Problem(
      'certificates/letter-replaced',
      409,
      'この通知書は、作り直されています',
      '新しい通知書を印刷してください。',
    ),
  addressLong: () =>
    new Problem(
      'certificates/letter-address-long',
      422,
      '宛名が封筒の窓に入りません',
      '宛名の紙を付けずに作り、封筒に直接書いてください。',
      [{ pointer: '/words/is_posted', code: 'too_big', message: '宛名が封筒の窓に入りません' }],
    ),
  handedOverAlready: () =>
    new Problem(
      'certificates/letter-handed-over-already',
      409,
      'この通知書は、渡した記録がすでにあります',
      '申請の経過を確かめてください。',
    ),
};

export const lettersConstraints: ConstraintProblems = {
  letter_pkey: problems.sentTwice,
  letter_tells_of: lettersProblems.nothingToTell,
  letter_answers_a_request: lettersProblems.nothingToTell,
  letter_follows: lettersProblems.replaced,
  letter_follows_once: lettersProblems.madeAlready,
  letter_event_once: lettersProblems.handedOverAlready,
};
