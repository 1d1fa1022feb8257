import type { ReactNode } from 'react';
import { useRoomSearch } from '../frame/room-search.ts';
import { BatchesTab } from './batches-tab.tsx';
import { NumbersTab } from './numbers-tab.tsx';
import { OwnersTab } from './owners-tab.tsx';
import { PapersTab } from './papers-tab.tsx';
import { usePapersTabs } from './papers-panel.tsx';
import { SettingsTab } from './settings-tab.tsx';
import { StatisticsTab } from './statistics-tab.tsx';
import { TemplatesTab } from './templates-tab.tsx';

/** 証明書: what was issued, what is sent, numbers, figures, and how papers look. */
export function PapersPage(): ReactNode {
  const [search] = useRoomSearch();
  const tabs = usePapersTabs();
  const open = tabs.find(({ id }) => id === search['tab']) ?? tabs[0];
  switch (open?.id) {
    case 'owners':
      return <OwnersTab />;
    case 'letters':
      return <BatchesTab />;
    case 'numbers':
      return <NumbersTab />;
    case 'statistics':
      return <StatisticsTab />;
    case 'templates':
      return <TemplatesTab />;
    case 'settings':
      return <SettingsTab />;
    default:
      return <PapersTab />;
  }
}
