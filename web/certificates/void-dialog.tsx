import { useState, type ReactNode } from 'react';
import type { VoidReason } from '../../api/certificates/certificates.contract.ts';
import { Checkbox } from '../ui/checkbox.tsx';
import { ConfirmDialog } from '../ui/dialog.tsx';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { Select } from '../ui/select.tsx';
import { TextField } from '../ui/text-field.tsx';
import { useWriteOnce } from '../use-write-once.ts';
import { choicesOf, numberWords, voidReasonWords } from './certificate-words.ts';
import { voidCertificate, type IssuedCertificate, type Where } from './certificates.data.ts';

const reasons = choicesOf(voidReasonWords);

/** Declares a certificate void: says what that means for papers that are out already, and asks why. */
export function VoidDialog({
  where,
  certificate,
  isOpen,
  onClose,
  onVoided,
}: {
  where: Where;
  certificate: IssuedCertificate;
  isOpen: boolean;
  onClose: () => void;
  onVoided: (certificate: IssuedCertificate) => void;
}): ReactNode {
  const [reason, setReason] = useState<VoidReason | null>(null);
  const [note, setNote] = useState('');
  const [isReturned, setReturned] = useState(false);
  const [isAsked, setAsked] = useState(false);
  const voiding = useWriteOnce(
    (input: { reason: VoidReason; note: string; is_paper_returned: boolean }, key) =>
      voidCertificate(where, certificate.certificate_id, input, key),
  );
  const isOut = certificate.events.some((entry) => entry.event === 'handed_over');
  const confirm = (): void => {
    setAsked(true);
    if (reason === null) return;
    voiding.mutate({ reason, note, is_paper_returned: isReturned }, { onSuccess: onVoided });
  };
  return (
    <ConfirmDialog
      title={`${numberWords(certificate.certificate_number)}を無効にしますか`}
      isOpen={isOpen}
      onClose={onClose}
      onConfirm={confirm}
      confirmLabel="無効にする"
      isBusy={voiding.isPending}
    >
      <p>
        この証明書は、二次元コードの確認で「無効」と表示されます。元には戻せません。番号は欠番にならず、無効の記録とともに残ります。
      </p>
      {isOut && (
        <p>
          <strong>すでに申請者に渡しています（{certificate.copies} 部）。</strong>
          用紙を回収し、使われた提出先があれば連絡してください。
        </p>
      )}
      <Select
        label="無効にする理由"
        choices={reasons}
        value={reason}
        onChange={setReason}
        error={isAsked && reason === null ? '理由を選んでください' : undefined}
        isRequired
      />
      <TextField label="経緯" name="void-note" value={note} onChange={setNote} rows={2} />
      <Checkbox isSelected={isReturned} onChange={setReturned}>
        用紙を回収した
      </Checkbox>
      {voiding.error && <ProblemNotice problem={voiding.error} />}
    </ConfirmDialog>
  );
}
