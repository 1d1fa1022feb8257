import { useQueryClient } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { ProtectionView } from '../../api/registers/registers.contract.ts';
import { useStaff } from '../frame/staff-context.tsx';
import { ConfirmDialog } from '../ui/dialog.tsx';
import { useNotices } from '../ui/notices.tsx';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { useWriteOnce } from '../use-write-once.ts';
import { endProtection, protectionsQuery } from './registers.data.ts';

/** Ends the protection of one household, after saying who will see it again. */
export function EndDialog({
  protection,
  onClose,
}: {
  protection: ProtectionView;
  onClose: () => void;
}): ReactNode {
  const { municipality } = useStaff();
  const client = useQueryClient();
  const notices = useNotices();
  const ending = useWriteOnce((id: string, key) => endProtection(municipality, id, key));
  const end = async (): Promise<void> => {
    const ended = await ending.mutateAsync(protection.protection_id).catch(() => null);
    await client.invalidateQueries(protectionsQuery(municipality));
    if (!ended) return;
    notices.say('支援措置を終了しました');
    onClose();
  };
  return (
    <ConfirmDialog
      title={`世帯 ${protection.household_number} の支援措置を終了しますか`}
      isOpen
      onClose={onClose}
      onConfirm={() => void end()}
      confirmLabel="終了する"
      isBusy={ending.isPending}
    >
      <p>
        この世帯の全員の氏名・住所・位置が、窓口の職員の検索・一覧・地図に、すぐに現れます。続いている危険がないことを、本人と支援機関に確かめてください。
      </p>
      {ending.isError && <ProblemNotice problem={ending.error} />}
    </ConfirmDialog>
  );
}
