import type { ConstraintProblems } from '../http/constraint-problems.ts';
import { Problem, problems } from '../http/problem.ts';
import type { MissingGlyph } from './certificates.contract.ts';
import type { TemplateFault } from './templates.contract.ts';

export const certificatesProblems = {
  confirmationMissing: () =>
    new Problem(
      'certificates/confirmation-missing',
      409,
      '確定した突合がないため、交付できません',
      '世帯・家屋・調査結果を確かめて確定してから、もう一度操作してください。',
    ),
  recordsGone: () =>
    new Problem(
      'certificates/records-gone',
      409,
      '確定した世帯か調査結果が、いまの台帳にありません',
      '確定のあとに台帳が変わっています。窓口で検索し直して確かめてください。',
    ),
  glyphsMissing: (missing: readonly MissingGlyph[]) =>
    new Problem(
      'certificates/glyphs-missing',
      422,
      '印字できない文字があります',
      '代わりに印字する文字を決めてください。',
      missing.flatMap(({ code_points, reason, places }) =>
        (places.length > 0 ? places : [{ pointer: '/substitutions', position: 1 }]).map(
          ({ pointer, position }) => ({
            pointer,
            code: reason,
            message: `${position}文字目（${code_points}）を印字できる書体がありません`,
          }),
        ),
      ),
    ),
  issuedAlready: () =>
    new Problem(
      'certificates/issued-already',
      409,
      'この証明書はすでに番号が出ています',
      '証明書の一覧を確かめてください。',
    ),
  notRendered: () =>
    new Problem(
      'certificates/not-rendered',
      409,
      '証明書の文書がまだ作られていません',
      '文書を作成してから操作してください。',
    ),
  recordedAlready: () =>
    new Problem(
      'certificates/recorded-already',
      409,
      'すでに記録されています',
      '証明書の記録を確かめてください。',
    ),
  presentExists: () =>
    new Problem(
      'certificates/present-exists',
      409,
      'この世帯・家屋には、有効な証明書がすでにあります',
      '再交付するか、訂正するかを選んでください。',
    ),
  replacedAlready: () =>
    new Problem(
      'certificates/replaced-already',
      409,
      '差し替える証明書は、もう有効ではありません',
      'ほかの人が先に差し替えたか、無効にしています。証明書の一覧を確かめてください。',
    ),
  notPresent: () =>
    new Problem(
      'certificates/not-present',
      409,
      'この証明書は、もう有効ではありません',
      '差し替えた新しい証明書を印刷してください。',
    ),
  groundMissing: () =>
    new Problem(
      'certificates/ground-missing',
      422,
      'この種類の証明書に必要な根拠がありません',
      '居住者用は確定した突合、所有者用は家屋と調査結果、受理証は届出から交付します。',
    ),
  groundForeign: () =>
    new Problem(
      'certificates/ground-foreign',
      409,
      '世帯・家屋・調査結果が、確定した突合と一致しません',
      '窓口で検索し直して確かめてください。',
    ),
  classForeign: () =>
    new Problem(
      'certificates/class-foreign',
      422,
      'この被害の程度は、この種類の証明書では証明できません',
      '証明書の種類を選び直してください。',
    ),
  kindClosed: () =>
    new Problem(
      'certificates/kind-closed',
      409,
      'この種類の証明書は、交付していません',
      '証明書の設定で使うことにすると、交付できます。',
    ),
  kindTaken: () =>
    new Problem(
      'certificates/kind-taken',
      409,
      '同じ名前の種類がすでにあります',
      '別の名前を付けてください。',
    ),
  correctionUnclear: () =>
    new Problem(
      'certificates/correction-unclear',
      422,
      '訂正する項目を選んでください',
      '再交付や再調査では、訂正の項目は選びません。',
    ),
  templateFaulty: (faults: readonly TemplateFault[]) =>
    new Problem(
      'certificates/template-faulty',
      422,
      faults[0]?.message ?? '様式に誤りがあります',
      '様式を直してから保存してください。',
      [...faults],
    ),
  blockUsedUp: () =>
    new Problem(
      'certificates/block-used-up',
      409,
      'この番号枠には、使える番号が残っていません',
      '新しい番号枠を確保するか、番号枠を使わずに交付してください。',
    ),
  blockReturned: () =>
    new Problem(
      'certificates/block-returned',
      409,
      'この番号枠は、すでに返却されています',
      '番号枠の一覧を確かめてください。',
    ),
  batchUnfinished: () =>
    new Problem(
      'certificates/batch-unfinished',
      409,
      'この郵送はまだ作成中か、中止されています',
      '作成が終わってから操作してください。',
    ),
  batchNotIdle: () =>
    new Problem(
      'certificates/batch-not-idle',
      409,
      'この郵送は、いまの状態ではその操作ができません',
      '郵送の一覧を確かめてください。',
    ),
  tooManyChecks: (seconds: number) =>
    new Problem(
      'certificates/too-many-checks',
      429,
      '確認が多すぎます',
      `${seconds}秒ほど待って、もう一度確かめてください。`,
    ),
  documentDamaged: () =>
    new Problem(
      'certificates/document-damaged',
      500,
      '保存した証明書が、交付したときの内容と一致しません',
      '印刷せず、管理者に伝えてください。',
    ),
};

export const certificatesConstraintProblems: ConstraintProblems = {
  certificate_pkey: certificatesProblems.issuedAlready,
  certificate_confirmation_stands: certificatesProblems.confirmationMissing,
  event_once: certificatesProblems.recordedAlready,
  event_pkey: certificatesProblems.recordedAlready,
  certificate_one_present: certificatesProblems.presentExists,
  certificate_replaces_present: certificatesProblems.replacedAlready,
  certificate_replaced_once: certificatesProblems.replacedAlready,
  certificate_voided_present: certificatesProblems.notPresent,
  voiding_pkey: certificatesProblems.notPresent,
  certificate_ground_given: certificatesProblems.groundMissing,
  certificate_ground_fits: certificatesProblems.groundForeign,
  certificate_building_known: certificatesProblems.recordsGone,
  certificate_class_fits: certificatesProblems.classForeign,
  certificate_kind_offered: certificatesProblems.kindClosed,
  certificate_correction_says_what: certificatesProblems.correctionUnclear,
  kind_pkey: certificatesProblems.kindTaken,
  kind_title_unique: certificatesProblems.kindTaken,
  template_pkey: problems.versionStale,
  template_version_unique: problems.versionStale,
  number_block_pkey: problems.sentTwice,
  declaration_pkey: problems.sentTwice,
  declaration_disaster_fkey: problems.notFound,
  number_series_disaster_fkey: problems.notFound,
  number_series_kind_fkey: problems.notFound,
  batch_pkey: problems.sentTwice,
  batch_disaster_fkey: problems.notFound,
  batch_kind_fkey: problems.notFound,
  batch_item_confirmation_fkey: problems.notFound,
};
