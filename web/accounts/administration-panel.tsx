import type { ReactNode } from 'react';
import { PageTabs } from '../frame/page-tabs.tsx';
import { Panel } from '../frame/panel.tsx';
import './administration.css';

/** The pages of 利用者管理, by the word that stands in the address. */
export const administrationTabs = [
  { id: 'accounts', title: '利用者' },
  { id: 'bulk', title: '一括登録' },
  { id: 'groups', title: 'グループ' },
  { id: 'policy', title: 'パスワードと接続' },
  { id: 'municipality', title: '市町村の設定' },
  { id: 'disasters', title: '災害' },
] as const;

export type AdministrationTab = (typeof administrationTabs)[number]['id'];

export function AdministrationPanel({
  tab,
  action,
  children,
}: {
  tab: AdministrationTab;
  action?: ReactNode;
  children: ReactNode;
}): ReactNode {
  const title = administrationTabs.find(({ id }) => id === tab)?.title ?? '利用者管理';
  return (
    <Panel title={tab === 'accounts' ? '利用者管理' : title} action={action}>
      <PageTabs label="利用者管理のページ" room="accounts" tabs={administrationTabs} open={tab} />
      {children}
    </Panel>
  );
}
