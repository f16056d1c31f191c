import type { ReactNode } from 'react';
import { Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { Button } from './button.tsx';

interface LossDialogProps {
  /** A question: "Delete the secret here?" */
  readonly title: string;
  /** The safe answer, which has the focus and is what Escape gives. */
  readonly keep: string;
  readonly lose: string;
  readonly onKeep: () => void;
  readonly onLose: () => void;
  /** What stops, and what stays. */
  readonly children: ReactNode;
}

/** Asks before something is lost, and for nothing else. */
export function LossDialog(props: LossDialogProps) {
  return (
    <ModalOverlay
      className="scrim"
      isOpen
      isDismissable
      onOpenChange={(isOpen) => !isOpen && props.onKeep()}
    >
      <Modal className="dialog">
        <Dialog role="alertdialog">
          <Heading slot="title">{props.title}</Heading>
          <div className="dialog-text">{props.children}</div>
          <div className="dialog-actions">
            <Button takesFocus onPress={props.onKeep}>
              {props.keep}
            </Button>
            <Button kind="danger-filled" onPress={props.onLose}>
              {props.lose}
            </Button>
          </div>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}

interface PlainDialogProps {
  readonly title: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** A sheet over the window with something to read or to choose. Escape closes it. */
export function PlainDialog({ title, onClose, children }: PlainDialogProps) {
  return (
    <ModalOverlay
      className="scrim"
      isOpen
      isDismissable
      onOpenChange={(isOpen) => !isOpen && onClose()}
    >
      <Modal className="dialog">
        <Dialog>
          <Heading slot="title">{title}</Heading>
          {children}
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
