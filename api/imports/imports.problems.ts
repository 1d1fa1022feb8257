import { Problem } from '../http/problem.ts';
import type { ConstraintProblems } from '../http/constraint-problems.ts';
import type { ImportState } from './imports.contract.ts';

const stateWords: Record<ImportState, string> = {
  receiving: 'ファイルの受信待ち',
  staging: '読み込み中',
  staged: '確認待ち',
  applying: '適用中',
  applied: '適用済み',
  cancelled: '取消済み',
  failed: '失敗',
};

export const importProblems = {
  notFound: () =>
    new Problem('imports/not-found', 404, 'この取込はありません', '取込の一覧を読み直してください。'),
  notInState: (state: ImportState) =>
    new Problem(
      'imports/not-in-state',
      409,
      `この取込は「${stateWords[state]}」のため、この操作はできません`,
      '最新の状態を確かめてください。',
    ),
  rowsRejected: (rows: number) =>
    new Problem(
      'imports/rows-rejected',
      409,
      `誤りのある行が${rows}行あるため、適用していません`,
      '誤りのある行を直して取り込み直すか、「誤りのない行のみ適用」を選んでください。',
    ),
  obstacle: (reason: string) => new Problem('imports/obstacle', 409, '適用できません', reason),
  fileTooLarge: () =>
    new Problem(
      'imports/file-too-large',
      413,
      'ファイルが大きすぎます(4 GBまで)',
      'ファイルを分けるか、正しいファイルか確かめてください。',
    ),
  fileCut: () =>
    new Problem(
      'imports/file-cut',
      400,
      'ファイルの受信が途中で切れました',
      '通信を確かめて、もう一度送ってください。',
    ),
  noSuchMapping: () =>
    new Problem(
      'imports/no-such-mapping',
      422,
      'この名前の項目の対応は保存されていません',
      '項目の対応を選び直してください。',
    ),
  noSuchDisaster: () =>
    new Problem('imports/no-such-disaster', 422, '指定された災害がありません', '災害を選び直してください。'),
  noSuchMunicipality: () =>
    new Problem(
      'imports/no-such-municipality',
      422,
      'この市区町村は登録されていません',
      '全国地方公共団体コード(6桁)を確かめてください。',
    ),
};

export const importConstraintProblems: ConstraintProblems = {
  import_disaster_fkey: importProblems.noSuchDisaster,
  import_municipality_fkey: importProblems.noSuchMunicipality,
};
