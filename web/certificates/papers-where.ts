import { useMemo } from 'react';
import { useStaff } from '../frame/staff-context.tsx';
import type { Where } from './certificates.data.ts';

/** The town and disaster that is open, the same object as long as they are. */
export function useWhere(): Where {
  const { municipality, disaster } = useStaff();
  return useMemo(
    () => ({ municipality, disaster: disaster.disaster_code }),
    [municipality, disaster.disaster_code],
  );
}
