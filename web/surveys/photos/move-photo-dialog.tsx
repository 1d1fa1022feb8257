import { useMutation } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import type { Photo } from '../../../api/surveys/photos/photos.contract.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Form } from '../../ui/form.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { changePhoto, type Where } from './photos.data.ts';

/** A picture that stands with the wrong survey. */
export function MovePhotoDialog({
  where,
  photo,
  onClose,
  onDone,
}: {
  where: Where;
  photo: Photo;
  onClose: () => void;
  onDone: (surveyNumber: string) => void;
}): ReactNode {
  const [typed, setTyped] = useState('');
  const [fault, setFault] = useState<string | undefined>(undefined);
  const moving = useMutation({
    mutationFn: (survey_number: string) => changePhoto(where, photo, { survey_number }),
    onSuccess: ({ survey_number }) => {
      onClose();
      onDone(survey_number);
    },
  });
  return (
    <Dialog title="別の調査へ移す" isOpen onClose={onClose}>
      <Form
        isBusy={moving.isPending}
        onSubmit={() => {
          const words = typed.trim();
          if (words === '') setFault('移す先の調査番号を入力してください');
          else moving.mutate(words);
        }}
      >
        <TextField
          label="移す先の調査番号"
          name="survey_number"
          value={typed}
          onChange={(value) => {
            setTyped(value);
            setFault(undefined);
          }}
          error={fault}
          hint="その調査の写真の最後に入ります"
          autoFocus
        />
        {moving.error && <ProblemNotice problem={moving.error} />}
        <div className="dialog-actions">
          <Button onPress={onClose}>やめる</Button>
          <Button type="submit" tone="primary" isBusy={moving.isPending}>
            移す
          </Button>
        </div>
      </Form>
    </Dialog>
  );
}
