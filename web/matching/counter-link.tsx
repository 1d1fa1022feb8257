import { useNavigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useRoomSearch } from '../frame/room-search.ts';
import { useStaff } from '../frame/staff-context.tsx';
import { Button, type ButtonProps } from '../ui/button.tsx';
import { handQuestion, type Handed } from './handed-question.ts';

/** Opens the counter with something looked up; its number travels in memory, not in the address. */
export function CounterLink({
  children,
  shortcut,
  ...asked
}: Handed & Pick<ButtonProps, 'children' | 'shortcut'>): ReactNode {
  const { municipality, disaster } = useStaff();
  const [{ map }] = useRoomSearch();
  const navigate = useNavigate();
  return (
    <Button
      size="small"
      shortcut={shortcut}
      onPress={() =>
        void navigate({
          to: '/$municipality/$disaster/$room',
          params: { municipality, disaster: disaster.disaster_code, room: 'counter' },
          search: {
            ...(map === undefined ? {} : { map }),
            selected: handQuestion(asked.question, asked.applicationId),
          },
        })
      }
    >
      {children}
    </Button>
  );
}
