import { useQueryClient } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import {
  duplicateLabels,
  type Duplicate,
  type SettledDuplicate,
} from '../../api/surveys/duplicates.contract.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { Form } from '../ui/form.tsx';
import { useNotices } from '../ui/notices.tsx';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { TextField } from '../ui/text-field.tsx';
import { useWriteOnce } from '../use-write-once.ts';
import { duplicatesQuery, settleDuplicate } from './duplicates.data.ts';
import type { PlanAt } from './planning.data.ts';

/** What a duplicate turned out to be. It comes back when another claim does. */
export function SettleDialog({
  at,
  duplicate: { stop_id, kind, claims, address },
  onClose,
}: {
  at: PlanAt;
  duplicate: Duplicate;
  onClose: () => void;
}): ReactNode {
  const client = useQueryClient();
  const notices = useNotices();
  const [reason, setReason] = useState('');
  const settling = useWriteOnce((settled: SettledDuplicate, key) => settleDuplicate(at, settled, key));
  const save = (): void =>
    settling.mutate(
      { stop_id, kind, claims: claims.map(({ claim }) => claim), reason },
      {
        onSuccess: ({ duplicates }) => {
          client.setQueryData(duplicatesQuery(at).queryKey, duplicates);
          notices.say('確認済みにしました');
          onClose();
        },
      },
    );
  return (
    <Dialog title="確認した内容" isOpen onClose={onClose}>
      <p>
        {address}（{duplicateLabels[kind]}）
      </p>
      <Form label="確認した内容" onSubmit={save} isBusy={settling.isPending}>
        <TextField
          label="どうだったか（個人の名前は書きません）"
          name="reason"
          rows={3}
          value={reason}
          onChange={setReason}
          hint="例：長屋で2戸を別に調べた。例：2班の調査票を使い、5班の分は取り消した。"
        />
        {settling.error && <ProblemNotice problem={settling.error} />}
        <div className="dialog-actions">
          <Button onPress={onClose}>やめる</Button>
          <Button tone="primary" type="submit" isDisabled={reason.trim() === ''} isBusy={settling.isPending}>
            確認済みにする
          </Button>
        </div>
      </Form>
    </Dialog>
  );
}
