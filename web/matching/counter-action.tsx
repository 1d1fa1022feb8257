import type { ReactNode } from 'react';
import { Button } from '../ui/button.tsx';

/** What is due: the tie is confirmed (F8), then the certificate issued (F9). */
export function CounterAction({
  isConfirmed,
  mayIssue,
  onIssue,
  mayConfirm,
  isConfirming,
  onConfirm,
}: {
  isConfirmed: boolean;
  mayIssue: boolean;
  onIssue: () => void;
  mayConfirm: boolean;
  isConfirming: boolean;
  onConfirm: () => void;
}): ReactNode {
  return isConfirmed ? (
    <Button tone="primary" shortcut="F9" isDisabled={!mayIssue} onPress={onIssue}>
      証明書を交付
    </Button>
  ) : (
    <Button tone="primary" shortcut="F8" isDisabled={!mayConfirm} isBusy={isConfirming} onPress={onConfirm}>
      確定
    </Button>
  );
}
