// What the audit's actions are called on screens and in downloads. A test holds this against every route.

export const actionLabels: Readonly<Record<string, string>> = {
  'accounts.sign_in': 'サインイン',
  'accounts.sign_out': 'サインアウト',
  'accounts.session': 'サインイン状態の確認',
  'accounts.change_own_password': '自分のパスワードの変更',
  'accounts.search': '利用者の検索',
  'accounts.create': '利用者の作成',
  'accounts.create_many': '利用者の一括作成',
  'accounts.change': '利用者の変更',
  'accounts.set_password': '利用者のパスワードの設定',
  'accounts.lock': '利用者の緊急ロック',
  'accounts.unlock': '利用者のロック解除',
  'accounts.groups': 'グループの一覧',
  'accounts.create_group': 'グループの作成',
  'accounts.change_group': 'グループの変更',
  'accounts.remove_group': 'グループの削除',
  'accounts.policy': 'パスワード規則の表示',
  'accounts.change_policy': 'パスワード規則の変更',
  'accounts.municipality': '市区町村の設定の表示',
  'accounts.change_municipality': '市区町村の設定の変更',
  'accounts.found_municipality': '市区町村の登録',
  'accounts.seal': '公印の表示',
  'accounts.change_seal': '公印の登録',
  'accounts.remove_seal': '公印の削除',
  'accounts.disasters': '災害の一覧',
  'accounts.add_disaster': '災害の登録',
  'audit.search': '利用記録の検索',
  'audit.download': '利用記録のダウンロード',
  'registers.protections': '支援措置の一覧',
  'registers.add_protection': '支援措置の登録',
  'registers.end_protection': '支援措置の終了',
};

/** The action itself where it has no label yet. */
export function actionLabel(action: string): string {
  return actionLabels[action] ?? action;
}
