import type { ReactNode } from 'react';
import { PageTabs } from '../frame/page-tabs.tsx';
import { Panel } from '../frame/panel.tsx';
import { useStaff } from '../frame/staff-context.tsx';
import './papers.css';

const everyTab = [
  { id: 'list', title: '交付一覧', permission: 'certificate_issue' },
  { id: 'owners', title: '所有者・届出', permission: 'certificate_issue' },
  { id: 'letters', title: '郵送', permission: 'certificate_issue' },
  { id: 'numbers', title: '番号枠', permission: 'certificate_issue' },
  { id: 'statistics', title: '統計', permission: 'certificate_issue' },
  { id: 'templates', title: '様式', permission: 'administration' },
  { id: 'settings', title: '種類と設定', permission: 'administration' },
] as const;

export type PapersTab = (typeof everyTab)[number]['id'];

/** The pages of 証明書 that this person may open. */
export function usePapersTabs(): readonly (typeof everyTab)[number][] {
  const { session } = useStaff();
  return everyTab.filter(({ permission }) => session.permissions.includes(permission));
}

/** A page of 証明書, by the word that stands in the address. */
export function PapersPanel({
  tab,
  action,
  children,
}: {
  tab: PapersTab;
  action?: ReactNode;
  children: ReactNode;
}): ReactNode {
  const tabs = usePapersTabs();
  const title = everyTab.find(({ id }) => id === tab)?.title ?? '証明書';
  return (
    <Panel title={tab === tabs[0]?.id ? '証明書' : title} action={action}>
      <PageTabs label="証明書のページ" room="papers" tabs={tabs} open={tab} />
      {children}
    </Panel>
  );
}
