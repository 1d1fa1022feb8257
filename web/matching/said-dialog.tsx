import { useState, type ReactNode } from 'react';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { Form } from '../ui/form.tsx';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { fieldProblems } from '../ui/problem.ts';
import { TextField } from '../ui/text-field.tsx';
import { useWriteOnce } from '../use-write-once.ts';

/** Asks before a decision, with the reason that is kept beside it. */
export function SaidDialog({
  title,
  label,
  isRequired = false,
  submit,
  tone,
  isOpen,
  onClose,
  onSay,
  children,
}: {
  title: string;
  /** Of the field for the reason. */
  label: string;
  isRequired?: boolean;
  /** The verb on the button. */
  submit: string;
  tone: 'primary' | 'danger';
  isOpen: boolean;
  onClose: () => void;
  /** Does it, once whatever happens to the line; closes the dialog when it is done. */
  onSay: (reason: string, key: string) => Promise<void>;
  children: ReactNode;
}): ReactNode {
  const [reason, setReason] = useState('');
  const [isTried, setTried] = useState(false);
  const saying = useWriteOnce(onSay);
  const fields = saying.error ? fieldProblems(saying.error) : {};
  const isMissing = isRequired && reason.trim() === '';
  const close = (): void => {
    setReason('');
    setTried(false);
    saying.reset();
    onClose();
  };
  return (
    <Dialog title={title} isOpen={isOpen} onClose={close} isClosable={!saying.isPending}>
      <Form
        label={title}
        isBusy={saying.isPending}
        onSubmit={() => {
          setTried(true);
          if (!isMissing) saying.mutate(reason.trim(), { onSuccess: close });
        }}
      >
        {children}
        <TextField
          label={label}
          name="reason"
          value={reason}
          onChange={setReason}
          rows={3}
          isRequired={isRequired}
          autoFocus
          error={fields['reason'] ?? (isTried && isMissing ? '理由を入力してください。' : undefined)}
        />
        {saying.error && Object.keys(fields).length === 0 && <ProblemNotice problem={saying.error} />}
        <div className="dialog-actions">
          <Button onPress={close} isDisabled={saying.isPending}>
            やめる
          </Button>
          <Button type="submit" tone={tone} isBusy={saying.isPending}>
            {submit}
          </Button>
        </div>
      </Form>
    </Dialog>
  );
}
