import type { ReactNode } from 'react';
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { Button } from './button.tsx';
import { stopRepeatedEnter } from './form.tsx';
import './dialog.css';

/** A dialog over everything; Esc and the way out close it. The caller keeps whether it is open. */
export function Dialog({
  title,
  isOpen,
  onClose,
  children,
  isAlert = false,
  isClosable = true,
  width = 'normal',
}: {
  title: string;
  isOpen: boolean;
  onClose: () => void;
  children: ReactNode;
  isAlert?: boolean;
  isClosable?: boolean;
  width?: 'normal' | 'wide';
}): ReactNode {
  return (
    <ModalOverlay
      className="dialog-ground"
      isOpen={isOpen}
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
      isDismissable={isClosable && !isAlert}
      isKeyboardDismissDisabled={!isClosable}
    >
      <Modal className={`dialog dialog-${width}`}>
        <AriaDialog className="dialog-body" role={isAlert ? 'alertdialog' : 'dialog'}>
          <div className="dialog-inside" onKeyDownCapture={stopRepeatedEnter}>
            <Heading slot="title" className="dialog-title">
              {title}
            </Heading>
            {children}
          </div>
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}

/**
 * Asks before something that cannot simply be undone. `children` says the consequence, in numbers:
 * "312 件の割当が消えます". The way back has the focus first, so that a hasty Enter does no harm.
 */
export function ConfirmDialog({
  title,
  isOpen,
  onClose,
  onConfirm,
  confirmLabel,
  cancelLabel = 'やめる',
  tone = 'danger',
  isBusy = false,
  children,
}: {
  title: string;
  isOpen: boolean;
  onClose: () => void;
  onConfirm: () => void;
  /** The verb: 削除する, 交付する. */
  confirmLabel: string;
  cancelLabel?: string;
  tone?: 'danger' | 'primary';
  isBusy?: boolean;
  children: ReactNode;
}): ReactNode {
  return (
    <Dialog title={title} isOpen={isOpen} onClose={onClose} isAlert isClosable={!isBusy}>
      <div className="dialog-text">{children}</div>
      <div className="dialog-actions">
        <Button onPress={onClose} isDisabled={isBusy} autoFocus>
          {cancelLabel}
        </Button>
        <Button tone={tone} onPress={onConfirm} isBusy={isBusy}>
          {confirmLabel}
        </Button>
      </div>
    </Dialog>
  );
}
