import type { ReactNode } from 'react';
import { PageTabs } from '../../frame/page-tabs.tsx';
import { Panel } from '../../frame/panel.tsx';
import './photos.css';

const tabs = [
  { id: 'bring', title: '写真の取込み' },
  { id: 'surveys', title: '調査番号で見る' },
];

/** Heading and tabs of the room 調査写真. */
export function PhotosPanel({
  tab,
  action,
  children,
}: {
  tab: 'bring' | 'surveys';
  action?: ReactNode;
  children: ReactNode;
}): ReactNode {
  return (
    <Panel
      title="調査写真"
      action={action}
      filters={<PageTabs label="調査写真" room="photos" tabs={tabs} open={tab} />}
    >
      <div className="photos">{children}</div>
    </Panel>
  );
}
