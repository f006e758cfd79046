import { X } from 'lucide-react';
import { useEffect, useState } from 'react';
import { say } from '../messages/say';
import { Button } from '../parts/Button';
import { cx } from '../parts/cx';
import { useDesk } from '../parts/desk-context';
import { IconButton } from '../parts/IconButton';
import { useStore } from '../state/store';
import type { Toast } from '../state/toasts';
import styles from './ToastList.module.css';

/** Short messages at the foot of the window; they wait while the pointer or the focus is on them. The announcer reads them out. */
export function ToastList() {
  const desk = useDesk();
  const toasts = useStore(desk.toasts.store);
  return (
    <section className={styles.list} aria-label={say('shell.messages')}>
      {toasts.map((toast) => (
        <ToastView key={toast.id} toast={toast} close={desk.toasts.close} />
      ))}
    </section>
  );
}

function ToastView({ toast, close }: { readonly toast: Toast; readonly close: (id: number) => void }) {
  const [isHeld, setIsHeld] = useState(false);
  const { id, staysMs } = toast;
  useEffect(() => {
    if (staysMs === null || isHeld) return undefined;
    const timer = setTimeout(() => close(id), staysMs);
    return () => clearTimeout(timer);
  }, [close, id, staysMs, isHeld]);
  return (
    <div
      className={cx(styles.toast, toast.tone === 'bad' && styles.bad)}
      onPointerEnter={() => setIsHeld(true)}
      onPointerLeave={() => setIsHeld(false)}
      onFocus={() => setIsHeld(true)}
      onBlur={() => setIsHeld(false)}
    >
      <div className={styles.words}>
        <p>{toast.text}</p>
        {toast.more ? <p className={styles.more}>{toast.more}</p> : null}
      </div>
      {toast.actions.map((action) => (
        <Button key={action.label} look="quiet" onPress={action.run}>
          {action.label}
        </Button>
      ))}
      <IconButton name={say('shell.closeThisMessage')} className={styles.close} onPress={() => close(id)}>
        <X size={15} aria-hidden />
      </IconButton>
    </div>
  );
}
