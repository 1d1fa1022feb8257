import { useQueryClient } from '@tanstack/react-query';
import { useMemo, type ReactNode } from 'react';
import { coalesced } from '../coalesced.ts';
import { PageTabs } from '../frame/page-tabs.tsx';
import { Panel } from '../frame/panel.tsx';
import { useRoomSearch } from '../frame/room-search.ts';
import { useStaff } from '../frame/staff-context.tsx';
import { useLive } from '../live.ts';
import { applicationsKey } from './applications.data.ts';
import type { Where } from './certificates.data.ts';

const tabs = [
  { id: 'list', title: '申請' },
  { id: 'tickets', title: '整理券' },
  { id: 'post', title: '郵送の入力' },
  { id: 'appointments', title: '予約' },
  { id: 'areas', title: '交付開始日' },
] as const;
const deciding = { id: 'rulings', title: '認定' } as const;

/** Heading and tabs that the pages of this room share; news of the town are read again. */
export function ApplicationsFrame({
  title,
  action,
  isCovered = false,
  children,
}: {
  title: string;
  action?: ReactNode;
  /** Something is laid over the page: it is not to be reached meanwhile. */
  isCovered?: boolean;
  children: ReactNode;
}): ReactNode {
  const { session, municipality } = useStaff();
  const where = useWhere();
  const [search] = useRoomSearch();
  const client = useQueryClient();
  const onNews = useMemo(
    () => coalesced(() => client.invalidateQueries({ queryKey: applicationsKey(where) })),
    [client, where],
  );
  useLive(municipality, 'applications', onNews);
  useLive(municipality, 'tickets', onNews);
  useLive(municipality, 'appointments', onNews);
  useLive(municipality, 'issue_areas', onNews);
  const shown = session.permissions.includes('certificate_issue_with_correction')
    ? [...tabs, deciding]
    : tabs;
  return (
    <div className="applications" inert={isCovered}>
      <Panel
        title={title}
        action={action}
        filters={
          <PageTabs label="申請受付の画面" room="applications" tabs={shown} open={search['tab'] ?? 'list'} />
        }
      >
        {children}
      </Panel>
    </div>
  );
}

/** The town and disaster, the same object as long as they are the same. */
export function useWhere(): Where {
  const { municipality, disaster } = useStaff();
  const code = disaster.disaster_code;
  return useMemo(() => ({ municipality, disaster: code }), [municipality, code]);
}
