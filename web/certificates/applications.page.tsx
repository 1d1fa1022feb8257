import type { ReactNode } from 'react';
import { useRoomSearch } from '../frame/room-search.ts';
import { ApplicationsTab } from './applications-tab.tsx';
import { AppointmentsTab } from './appointments-tab.tsx';
import { AreasTab } from './areas-tab.tsx';
import { PostTab } from './post-tab.tsx';
import { RulingsTab } from './rulings-tab.tsx';
import { TicketsTab } from './tickets-tab.tsx';
import './applications.css';

/** 申請受付: tickets, applications by window and post, appointments, start dates by area, and what a second person decides. */
export function ApplicationsPage(): ReactNode {
  const [search] = useRoomSearch();
  switch (search['tab']) {
    case 'tickets':
      return <TicketsTab />;
    case 'post':
      return <PostTab />;
    case 'appointments':
      return <AppointmentsTab />;
    case 'areas':
      return <AreasTab />;
    case 'rulings':
      return <RulingsTab />;
    default:
      return <ApplicationsTab />;
  }
}
