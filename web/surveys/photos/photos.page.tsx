import { useMemo, useState, type ReactNode } from 'react';
import { useRoomSearch } from '../../frame/room-search.ts';
import { useStaff } from '../../frame/staff-context.tsx';
import { BringTab } from './bring-tab.tsx';
import { SurveysTab } from './surveys-tab.tsx';

/** 調査写真: pictures of survey teams go to their surveys, and can be looked at and put right there. */
export function PhotosPage(): ReactNode {
  const { municipality, disaster } = useStaff();
  const [search, setSearch] = useRoomSearch();
  const where = useMemo(
    () => ({ municipality, disaster: disaster.disaster_code }),
    [municipality, disaster.disaster_code],
  );
  // A survey's number stays in the page: addresses are kept by browsers and proxies.
  const [number, setNumber] = useState<string | null>(null);
  if (search['tab'] === 'surveys') return <SurveysTab where={where} number={number} onNumber={setNumber} />;
  return (
    <BringTab
      where={where}
      onShow={(wanted) => {
        setNumber(wanted);
        setSearch({ tab: 'surveys' }, true);
      }}
    />
  );
}
