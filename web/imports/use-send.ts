import { useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import type { Import } from '../../api/imports/imports.contract.ts';
import { useStaff } from '../frame/staff-context.tsx';
import { useNotices } from '../ui/notices.tsx';
import { importsKey } from './imports.data.ts';
import { sendFile } from './uploads.ts';

/** Sends a file in the background; what goes wrong is told wherever the person is by then. */
export function useSend(): (opened: Import, file: File) => void {
  const { municipality } = useStaff();
  const client = useQueryClient();
  const notices = useNotices();
  return useCallback(
    (opened, file) => {
      sendFile(municipality, opened, file)
        .catch((problem: unknown) => notices.tell(problem))
        .finally(() => void client.invalidateQueries({ queryKey: importsKey(municipality) }));
    },
    [municipality, client, notices],
  );
}
