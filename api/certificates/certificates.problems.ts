import type { ConstraintProblems } from '../http/constraint-problems.ts';
import { Problem } from '../http/problem.ts';
import type { MissingGlyph } from './certificates.contract.ts';

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
};
