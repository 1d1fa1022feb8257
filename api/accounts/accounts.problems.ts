import type { ConstraintProblems } from '../http/constraint-problems.ts';
import { Problem } from '../http/problem.ts';
import type { ProblemField } from '../http/problem.ts';
import { faultSentence } from './passwords.rules.ts';
import type { PasswordBounds, PasswordFault } from './passwords.rules.ts';

export const signInProblems = {
  wrong: () =>
    new Problem(
      'accounts/wrong-password',
      401,
      '利用者IDまたはパスワードが違います',
      '大文字と小文字を確かめて、もう一度入力してください。',
    ),
  mustWait: (minutes: number) =>
    new Problem(
      'accounts/must-wait',
      429,
      `続けて間違えたため、あと${minutes}分は受け付けません`,
      'この端末からだけの制限です。急ぐときは、前にサインインしたことのある端末を使うか、管理者に連絡してください。',
    ),
  locked: () =>
    new Problem('accounts/locked', 403, 'この利用者は停止されています', '管理者に連絡してください。'),
  expired: () =>
    new Problem(
      'accounts/expired',
      403,
      '有効期限が過ぎています',
      '続けて使うときは、管理者に期限の延長を依頼してください。',
    ),
  passwordTooOld: () =>
    new Problem(
      'accounts/password-too-old',
      403,
      'パスワードの期限が過ぎています',
      '管理者に新しいパスワードの設定を依頼してください。',
    ),
};

export const passwordProblems = {
  notYours: () =>
    new Problem(
      'accounts/password-not-yours',
      403,
      'パスワードは管理者が変更します',
      '変更が必要なときは、管理者に依頼してください。',
    ),
  wrongCurrent: () =>
    new Problem('accounts/wrong-current-password', 422, '現在のパスワードが違います', undefined, [
      { pointer: '/current_password', code: 'wrong', message: '現在のパスワードが違います' },
    ]),
  weak: (pointer: string, faults: readonly PasswordFault[], bounds: PasswordBounds) =>
    new Problem(
      'accounts/password-weak',
      422,
      'このパスワードは使えません',
      undefined,
      faults.map((fault) => ({ pointer, code: fault, message: faultSentence(fault, bounds) })),
    ),
  former: (pointer: string) =>
    new Problem('accounts/password-former', 422, '過去に使ったパスワードは使えません', undefined, [
      { pointer, code: 'former', message: '過去に使ったことのないものにしてください' },
    ]),
};

export const accountProblems = {
  userIdTaken: () =>
    new Problem('accounts/user-id-taken', 409, 'この利用者IDは既に使われています', undefined, [
      { pointer: '/user_id', code: 'taken', message: '別の利用者IDにしてください' },
    ]),
  groupUnknown: () =>
    new Problem(
      'accounts/group-unknown',
      422,
      '選んだグループがありません',
      '削除された可能性があります。画面を開き直してください。',
    ),
  lastAdministrator: () =>
    new Problem(
      'accounts/last-administrator',
      409,
      '管理者がいなくなるため、変更できません',
      '先にほかの利用者に「利用者と設定の管理」の権限を付けてください。',
    ),
  bulkUnreadable: () =>
    new Problem(
      'accounts/bulk-unreadable',
      422,
      'CSVファイルとして読み取れません',
      '文字コードはUTF-8かシフトJIS(CP932)にし、1行目に見出しを置いてください。',
    ),
  bulkRows: (fields: ProblemField[], total: number) =>
    new Problem(
      'accounts/bulk-rows',
      422,
      `誤りが${total}か所あるため、1件も作成していません`,
      'ファイルを直して、もう一度読み込んでください。',
      fields,
    ),
};

export const groupProblems = {
  nameTaken: () =>
    new Problem('accounts/group-name-taken', 409, '同じ名前のグループがあります', undefined, [
      { pointer: '/name', code: 'taken', message: '別の名前にしてください' },
    ]),
  inUse: () =>
    new Problem(
      'accounts/group-in-use',
      409,
      '利用者がいるグループは削除できません',
      '先に、所属する利用者を別のグループに移してください。',
    ),
};

export const municipalityProblems = {
  codeTaken: () => new Problem('accounts/municipality-taken', 409, 'この市区町村は登録済みです'),
  codeWrong: () =>
    new Problem('accounts/municipality-code-wrong', 422, '全国地方公共団体コードの検査数字が合いません'),
  sealNotPng: () =>
    new Problem(
      'accounts/seal-not-png',
      422,
      '公印の画像として使えません',
      'PNG形式(インターレースなし)で、1MBまで、縦横2,000ピクセルまでの画像にしてください。',
    ),
  disasterTaken: () =>
    new Problem('accounts/disaster-taken', 409, '同じ符号の災害が登録されています', undefined, [
      { pointer: '/disaster_code', code: 'taken', message: '別の符号にしてください' },
    ]),
};

export const accountsConstraints: ConstraintProblems = {
  account_user_id_unique: accountProblems.userIdTaken,
  permission_group_name_unique: groupProblems.nameTaken,
  membership_group_fkey: groupProblems.inUse,
  municipality_pkey: municipalityProblems.codeTaken,
  disaster_pkey: municipalityProblems.disasterTaken,
};
