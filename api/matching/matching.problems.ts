import type { ConstraintProblems } from '../http/constraint-problems.ts';
import { Problem } from '../http/problem.ts';

export const matchingProblems = {
  confirmedAlready: () =>
    new Problem(
      'matching/confirmed-already',
      409,
      'この世帯と調査結果はすでに確定しています',
      '確定の内容を確かめてください。誤りのときは、その確定を取り消してから確定し直します。',
    ),
  withdrawnAlready: () =>
    new Problem('matching/withdrawn-already', 409, 'この確定はすでに取り消されています'),
  /** Against a confirmation that a person wants to reject. */
  confirmedBefore: () =>
    new Problem(
      'matching/confirmed-before',
      409,
      'この組はすでに確定しているため、却下できません',
      '誤りのときは、確定を取り消してから却下します。',
    ),
  /** Against a rejection that a person wants to confirm. */
  rejectedBefore: () =>
    new Problem(
      'matching/rejected-before',
      409,
      'この組は却下されているため、確定できません',
      '却下が誤りのときは、却下を取り消してから確定します。',
    ),
  rejectedAlready: () => new Problem('matching/rejected-already', 409, 'この組はすでに却下されています'),
  rejectionWithdrawn: () =>
    new Problem('matching/rejection-withdrawn', 409, 'この却下はすでに取り消されています'),
  runUnderWay: () =>
    new Problem(
      'matching/run-under-way',
      409,
      '一括突合はすでに実行中です',
      '終わるのを待つか、中止してからもう一度実行してください。',
    ),
  runEnded: () => new Problem('matching/run-ended', 409, 'この一括突合はすでに終わっています'),
  carriesCertificate: () =>
    new Problem(
      'matching/confirmation-carries-certificate',
      409,
      'この確定に基づく証明書があるため、取り消せません',
      '交付番号の出た証明書の根拠は残します。',
    ),
  /** `pointers`: which of the numbers sent name no record that can be confirmed. */
  unknownRecords: (pointers: readonly string[]) =>
    new Problem(
      'matching/unknown-records',
      422,
      '確定しようとした記録が台帳にありません',
      '災害の日の台帳にある世帯・家屋と、この災害の調査結果だけを確定できます。',
      pointers.map((pointer) => ({ pointer, code: 'unknown_record', message: 'この番号の記録がありません' })),
    ),
};

export const matchingConstraintProblems: ConstraintProblems = {
  confirmation_once: matchingProblems.confirmedAlready,
  confirmation_carries_certificate: matchingProblems.carriesCertificate,
  rejection_once: matchingProblems.rejectedAlready,
  run_one_at_a_time: matchingProblems.runUnderWay,
};
