import type { ConstraintProblems } from '../../http/constraint-problems.ts';
import { Problem } from '../../http/problem.ts';

export const photosProblems = {
  heic: () =>
    new Problem(
      'surveys/photo-heic',
      422,
      'HEIC形式の写真は取り込めません',
      'カメラの設定で写真の形式を「JPEG」（iPhoneでは「互換性優先」）にして撮影するか、JPEGに変換してください。',
    ),
  unreadable: () =>
    new Problem(
      'surveys/photo-unreadable',
      422,
      '写真として読み取れません',
      'JPEGかPNGの写真を選んでください。ファイルが壊れているときは、カメラからもう一度取り出してください。',
    ),
  notAsAnnounced: () =>
    new Problem(
      'surveys/photo-not-as-announced',
      422,
      '届いた写真が、選んだファイルと違います',
      '途中で壊れたか、ファイルが変わりました。もう一度取り込んでください。',
    ),
  tooLarge: () =>
    new Problem(
      'surveys/photo-too-large',
      413,
      '写真が大きすぎます',
      '一枚25MBまでです。カメラの設定で画質を下げてください。',
    ),
  previewTooLarge: () => new Problem('surveys/photo-preview-too-large', 413, '縮小した写真が大きすぎます'),
  cut: () =>
    new Problem(
      'surveys/photo-cut',
      400,
      '写真の受取りが途中で切れました',
      '通信を確かめて、もう一度取り込んでください。',
    ),
  fileThere: () => new Problem('surveys/photo-file-there', 409, 'この写真はすでに届いています'),
  withdrawn: () =>
    new Problem(
      'surveys/photo-withdrawn',
      409,
      'この写真は取り下げられています',
      '必要なときは、もう一度取り込んでください。',
    ),
  there: () =>
    new Problem(
      'surveys/photo-there',
      409,
      'その調査番号には、同じ写真がすでにあります',
      '移す必要はありません。こちらの写真は取り下げてください。',
    ),
  lost: () =>
    new Problem(
      'surveys/photo-lost',
      500,
      '保管した写真を読み出せません',
      'カメラに残っていれば、この写真を取り下げてから、もう一度取り込んでください。',
    ),
};

export const photosConstraints: ConstraintProblems = { photo_once_a_survey: photosProblems.there };
