import { useState, type ReactNode } from 'react';
import type { Photo } from '../../../api/surveys/photos/photos.contract.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Form } from '../../ui/form.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { useWriteOnce } from '../../use-write-once.ts';
import { withdrawPhoto, type Where } from './photos.data.ts';

/** 取り下げ with its reason: nobody sees the picture any more, and nothing is deleted. */
export function WithdrawDialog({
  where,
  photo,
  onClose,
  onDone,
}: {
  where: Where;
  photo: Photo;
  onClose: () => void;
  onDone: () => void;
}): ReactNode {
  const [reason, setReason] = useState('');
  const [fault, setFault] = useState<string | undefined>(undefined);
  const withdrawing = useWriteOnce((why: string, key) => withdrawPhoto(where, photo.photo_id, why, key));
  return (
    <Dialog title="写真を取り下げる" isOpen onClose={onClose}>
      <Form
        isBusy={withdrawing.isPending}
        onSubmit={() => {
          const words = reason.trim();
          if (words === '') return setFault('理由を入力してください');
          withdrawing.mutate(words, {
            onSuccess: () => {
              onClose();
              onDone();
            },
          });
        }}
      >
        <p>窓口の説明にも出なくなります。写真と理由は記録に残ります。</p>
        <TextField
          label="取り下げる理由"
          name="reason"
          value={reason}
          onChange={(value) => {
            setReason(value);
            setFault(undefined);
          }}
          error={fault}
          isRequired
          autoFocus
        />
        {withdrawing.error && <ProblemNotice problem={withdrawing.error} />}
        <div className="dialog-actions">
          <Button onPress={onClose}>やめる</Button>
          <Button type="submit" tone="danger" isBusy={withdrawing.isPending}>
            取り下げる
          </Button>
        </div>
      </Form>
    </Dialog>
  );
}
