import { createContext, useContext, type ReactNode } from 'react';
import type { Disaster, Session } from '../accounts/session.data.ts';

/** What every staff page may know: who works here, for which town, in which disaster. */
export type Staff = { session: Session; municipality: string; disaster: Disaster };

const StaffContext = createContext<Staff | null>(null);

export function StaffProvider({ staff, children }: { staff: Staff; children: ReactNode }): ReactNode {
  return <StaffContext value={staff}>{children}</StaffContext>;
}

/** @throws Error outside the staff frame. */
export function useStaff(): Staff {
  const staff = useContext(StaffContext);
  if (!staff) throw new Error('only pages inside the staff frame know the disaster');
  return staff;
}
