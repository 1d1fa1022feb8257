import { useState, type ReactNode } from 'react';
import { v7 as uuidv7 } from 'uuid';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { Form } from '../ui/form.tsx';
import { useNotices } from '../ui/notices.tsx';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { fieldProblems } from '../ui/problem.ts';
import { TextField } from '../ui/text-field.tsx';
import { useWriteOnce } from '../use-write-once.ts';
import type { Where } from './certificates.data.ts';
import { askForOverride, type GroundCheck } from './house-check.data.ts';
import { kindWords } from './house-check-words.ts';

const shortestReason = 5;

/** Asks a second person to decide in the place of the evidence; that person does it under an account of their own. */
export function OverrideDialog({
  where,
  of,
  check,
  isOpen,
  onClose,
  onAsked,
}: {
  where: Where;
  of: Parameters<typeof askForOverride>[1];
  check: GroundCheck;
  isOpen: boolean;
  onClose: () => void;
  onAsked: (check: GroundCheck) => void;
}): ReactNode {
  const notices = useNotices();
  const [reason, setReason] = useState('');
  const [isTried, setTried] = useState(false);
  const asking = useWriteOnce((text: string, key) =>
    askForOverride(where, of, { override_id: uuidv7(), reason: text }, key),
  );
  const fields = asking.error ? fieldProblems(asking.error) : {};
  const against = check.kinds.filter(({ stand }) => stand === 'contradict');
  const isShort = reason.trim().length < shortestReason;
  const submit = (): void => {
    setTried(true);
    if (isShort) return;
    asking.mutate(reason.trim(), {
      onSuccess: (answer) => {
        notices.say('責任者に承認を依頼しました');
        onAsked(answer);
        setReason('');
        setTried(false);
        onClose();
      },
    });
  };
  return (
    <Dialog
      title="照合によらない交付の承認を依頼"
      isOpen={isOpen}
      onClose={onClose}
      isClosable={!asking.isPending}
    >
      <Form onSubmit={submit} isBusy={asking.isPending} label="承認の依頼">
        <p>
          {against.length > 0
            ? `合わないもの：${against.map(({ kind }) => kindWords[kind]).join('、')}。`
            : '証拠が足りません。'}
          それでもこの家であると言える理由を書いてください。ほかの責任者が、その人のサインインで承認すると交付できます。
        </p>
        <TextField
          label="この家であると言える理由"
          name="reason"
          value={reason}
          onChange={setReason}
          rows={3}
          isRequired
          autoFocus
          error={
            fields['reason'] ??
            (isTried && isShort ? `${shortestReason}文字以上で理由を入力してください。` : undefined)
          }
        />
        {asking.error && Object.keys(fields).length === 0 && <ProblemNotice problem={asking.error} />}
        <div className="dialog-actions">
          <Button onPress={onClose} isDisabled={asking.isPending}>
            やめる
          </Button>
          <Button type="submit" tone="primary" isBusy={asking.isPending}>
            承認を依頼する
          </Button>
        </div>
      </Form>
    </Dialog>
  );
}
