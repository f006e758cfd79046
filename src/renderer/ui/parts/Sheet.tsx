import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button, Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { say } from '../messages/say';
import buttons from './Button.module.css';
import { cx } from './cx';
import styles from './Sheet.module.css';

/** A dialog over the window: in the middle, as wide as a table wants, or along the end of the window for details. */
export function Sheet({
  title,
  side = 'middle',
  isOpen,
  onClose,
  children,
}: {
  readonly title: string;
  readonly side?: 'middle' | 'wide' | 'end';
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
      className={cx(styles.overlay, side === 'end' && styles.toEnd)}
    >
      <Modal className={cx(styles.modal, styles[side])}>
        <Dialog className={styles.dialog ?? ''}>
          <header className={styles.head}>
            <Heading slot="title" className={styles.title ?? ''}>
              {title}
            </Heading>
            {/* No tooltip: under a resting pointer it would open with the sheet and take the first Esc. */}
            <Button aria-label={say('parts.close')} className={buttons.icon ?? ''} onPress={onClose}>
              <X size={17} aria-hidden />
            </Button>
          </header>
          <div className={styles.body}>{children}</div>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
