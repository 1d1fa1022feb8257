import { useState, type ReactNode } from 'react';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { DisasterForm } from './disaster-form.tsx';
import type { Session } from './session.data.ts';

/** On the home page of a new town: the way in, for those who may. All rooms stand inside a disaster. */
export function FirstDisaster({ session }: { session: Session }): ReactNode {
  const [isOpen, setOpen] = useState(false);
  if (!session.permissions.includes('administration')) return null;
  const close = (): void => setOpen(false);
  return (
    <>
      <Button tone="primary" onPress={() => setOpen(true)}>
        災害を登録
      </Button>
      <Dialog title="災害を登録" isOpen={isOpen} onClose={close}>
        <DisasterForm municipality={session.municipality.municipality_code} onDone={close} onCancel={close} />
      </Dialog>
    </>
  );
}
