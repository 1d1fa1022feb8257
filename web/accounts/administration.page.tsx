import type { ReactNode } from 'react';
import { useRoomSearch } from '../frame/room-search.ts';
import { AccountsTab } from './accounts-tab.tsx';
import { BulkTab } from './bulk-tab.tsx';
import { DisastersTab } from './disasters-tab.tsx';
import { GroupsTab } from './groups-tab.tsx';
import { MunicipalityTab } from './municipality-tab.tsx';
import { PolicyTab } from './policy-tab.tsx';

/** 利用者管理: who may work here with which rights, and what the town is called on its papers. */
export function AdministrationPage(): ReactNode {
  const [search] = useRoomSearch();
  switch (search['tab']) {
    case 'bulk':
      return <BulkTab />;
    case 'groups':
      return <GroupsTab />;
    case 'policy':
      return <PolicyTab />;
    case 'municipality':
      return <MunicipalityTab />;
    case 'disasters':
      return <DisastersTab />;
    default:
      return <AccountsTab />;
  }
}
