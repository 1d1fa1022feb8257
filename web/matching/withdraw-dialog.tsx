import { useState, type ReactNode } from 'react';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { Form } from '../ui/form.tsx';
import { useNotices } from '../ui/notices.tsx';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { fieldProblems } from '../ui/problem.ts';
import { TextField } from '../ui/text-field.tsx';
import { useWriteOnce } from '../use-write-once.ts';
import { withdraw, type Where } from './matching.data.ts';

/** Takes a confirmation back; the reason is kept with it. */
export function WithdrawDialog({
  where,
  confirmationId,
  who,
  isOpen,
  onClose,
  onWithdrawn,
}: {
  where: Where;
  confirmationId: string;
  who: string;
  isOpen: boolean;
  onClose: () => void;
  onWithdrawn: () => Promise<void>;
}): ReactNode {
  const notices = useNotices();
  const [reason, setReason] = useState('');
  const [isTried, setTried] = useState(false);
  const withdrawal = useWriteOnce(async (text: string, key) => {
    await withdraw(where, confirmationId, text, key);
    await onWithdrawn();
  });
  const fields = withdrawal.error ? fieldProblems(withdrawal.error) : {};

  const submit = (): void => {
    setTried(true);
    const text = reason.trim();
    if (text === '') return;
    withdrawal.mutate(text, {
      onSuccess: () => {
        notices.say('確定を取り消しました');
        onClose();
      },
    });
  };

  return (
    <Dialog title="確定を取り消す" isOpen={isOpen} onClose={onClose} isClosable={!withdrawal.isPending}>
      <Form onSubmit={submit} isBusy={withdrawal.isPending} label="確定の取消し">
        <p>
          {who}の突合の確定 1
          件を取り消します。取り消すと、もう一度確定するまで証明書を交付できません。理由は記録に残ります。
        </p>
        <TextField
          label="取り消す理由"
          name="reason"
          value={reason}
          onChange={setReason}
          rows={3}
          isRequired
          autoFocus
          error={
            fields['reason'] ?? (isTried && reason.trim() === '' ? '理由を入力してください。' : undefined)
          }
        />
        {withdrawal.error && Object.keys(fields).length === 0 && <ProblemNotice problem={withdrawal.error} />}
        <div className="dialog-actions">
          <Button onPress={onClose} isDisabled={withdrawal.isPending}>
            やめる
          </Button>
          <Button type="submit" tone="danger" isBusy={withdrawal.isPending}>
            確定を取り消す
          </Button>
        </div>
      </Form>
    </Dialog>
  );
}
