import type { ConstraintProblems } from '../http/constraint-problems.ts';
import { Problem, problems } from '../http/problem.ts';

export const applicationsProblems = {
  receivedAlready: () =>
    new Problem(
      'certificates/application-received-already',
      409,
      'この申請はすでに受け付けています',
      '申請の一覧を確かめてください。',
    ),
  goneOn: () =>
    new Problem(
      'certificates/application-gone-on',
      409,
      'この申請は、ほかの人が先に進めました',
      '最新の状況を読み直してから、もう一度操作してください。',
    ),
  transitionRefused: () =>
    new Problem(
      'certificates/application-transition-refused',
      409,
      'いまの申請状況からは、その操作に進めません',
      '申請の経過を確かめてください。',
    ),
  checksMissing: () =>
    new Problem(
      'certificates/application-checks-missing',
      409,
      '確認が済んでいません',
      '本人確認・家屋確認・世帯確認を記録してから、同意を記録してください。',
    ),
  rulingOpen: () =>
    new Problem(
      'certificates/application-ruling-open',
      409,
      '世帯分離・生活実態の認定が決まっていません',
      '別の担当者が認定を決めてから、同意を記録してください。',
    ),
  notExplained: () =>
    new Problem(
      'certificates/application-not-explained',
      409,
      '判定結果を説明してから、同意を記録してください',
      '住家は、被害の程度の説明が要ります。',
    ),
  notFirst: () =>
    new Problem(
      'certificates/application-not-first-survey',
      409,
      '第2次調査は、第1次調査の結果に対してだけ申請できます',
      '第2次調査より後の結果に納得されないときは、再調査依頼を受け付けてください。',
    ),
  notAgreed: () =>
    new Problem(
      'certificates/application-not-agreed',
      409,
      '同意を記録した申請だけに、証明書を結び付けられます',
      '被害の程度の説明と同意を記録してください。',
    ),
  notIssued: () =>
    new Problem(
      'certificates/application-not-issued',
      409,
      'この申請の証明書は交付されていません',
      '証明書を交付すると、申請は交付済みになります。',
    ),
  tiedAlready: () =>
    new Problem(
      'certificates/application-certificate-tied-already',
      409,
      'この証明書はすでに申請に結び付いています',
    ),
  representativeMissing: () =>
    new Problem(
      'certificates/application-representative-missing',
      422,
      'その代表申請番号は使えません',
      '同じ災害の、代表になっている申請の番号を入力してください。',
      [
        {
          pointer: '/representative_number',
          code: 'no_representative',
          message: '代表になっている申請がありません',
        },
      ],
    ),
  ticketMissing: () => new Problem('certificates/application-ticket-missing', 422, 'その整理券はありません'),
  surveyMissing: () =>
    new Problem(
      'certificates/application-survey-missing',
      422,
      'その調査結果がありません',
      '説明した調査結果を選び直してください。',
      [{ pointer: '/survey_number', code: 'unknown_record', message: 'この番号の調査結果がありません' }],
    ),
  householdMissing: () =>
    new Problem(
      'certificates/application-household-missing',
      422,
      'その世帯番号の世帯が台帳にありません',
      '災害の日の住民基本台帳にある世帯番号を入力するか、空欄にしてください。',
      [{ pointer: '/household_number', code: 'unknown_record', message: 'この番号の世帯がありません' }],
    ),
  secondPerson: () =>
    new Problem(
      'certificates/ruling-second-person',
      409,
      '提案した人は、その認定を決められません',
      '権限のある別の担当者が決めてください。',
    ),
  rulingOpenAlready: () =>
    new Problem(
      'certificates/ruling-open-already',
      409,
      'この申請には、決まっていない同じ認定の提案があります',
      'その提案が決まってから、もう一度提案してください。',
    ),
  rulingDecided: () =>
    new Problem(
      'certificates/ruling-decided',
      409,
      'この認定はすでに決まっています',
      '一覧を読み直してください。',
    ),
};

export const applicationsConstraints: ConstraintProblems = {
  application_pkey: applicationsProblems.receivedAlready,
  application_event_pkey: applicationsProblems.goneOn,
  application_event_place_unique: applicationsProblems.goneOn,
  application_event_follows: applicationsProblems.goneOn,
  application_stands_with_events: applicationsProblems.goneOn,
  application_event_transition_allowed: applicationsProblems.transitionRefused,
  application_event_checked_first: applicationsProblems.checksMissing,
  application_event_ruling_open: applicationsProblems.rulingOpen,
  application_event_dwelling_explained: applicationsProblems.notExplained,
  application_event_second_after_first: applicationsProblems.notFirst,
  application_event_issued_by_certificate: applicationsProblems.notIssued,
  application_event_has_reason: () =>
    problems.malformed([{ pointer: '/reason', code: 'too_small', message: '理由を入力してください' }]),
  application_representative_stands: applicationsProblems.representativeMissing,
  application_ticket_fkey: applicationsProblems.ticketMissing,
  application_certificate_pkey: applicationsProblems.tiedAlready,
  ruling_second_person: applicationsProblems.secondPerson,
  ruling_one_open: applicationsProblems.rulingOpenAlready,
  ruling_pkey: applicationsProblems.rulingOpenAlready,
};
