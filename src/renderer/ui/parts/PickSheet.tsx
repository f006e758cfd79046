import type { ReactNode } from 'react';
import { Dialog, Modal, ModalOverlay } from 'react-aria-components';
import styles from './PickSheet.module.css';
import sheet from './Sheet.module.css';
import { cx } from './cx';

/** A small dialog near the top of the window, for picking something by typing. Esc closes it. */
export function PickSheet({
  name,
  isOpen,
  onClose,
  children,
}: {
  readonly name: string;
  readonly isOpen: boolean;
  readonly onClose: () => void;
  readonly children: ReactNode;
}) {
  return (
    <ModalOverlay
      isOpen={isOpen}
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
      isDismissable
      className={cx(sheet.overlay, styles.overlay)}
    >
      <Modal className={cx(sheet.modal, styles.modal)}>
        <Dialog className={sheet.dialog ?? ''} aria-label={name}>
          {children}
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
