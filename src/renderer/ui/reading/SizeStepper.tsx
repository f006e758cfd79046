import { Minus, Plus } from 'lucide-react';
import { useId } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import { say } from '../messages/say';
import { useCommand, useDesk } from '../parts/desk-context';
import { IconButton } from '../parts/IconButton';
import { readingSizes } from '../state/settings';
import { useStore } from '../state/store';
import styles from './SizeStepper.module.css';

/** The reading size by steps, and back to the normal one. */
export function SizeStepper({ note }: { readonly note?: string }) {
  const desk = useDesk();
  const { readingSize } = useStore(desk.settings);
  const larger = useCommand('larger-text');
  const smaller = useCommand('smaller-text');
  const normal = useCommand('normal-text');
  const noteId = useId();
  return (
    <div
      className={styles.size}
      role="group"
      aria-label={say('settings.size')}
      aria-describedby={note ? noteId : undefined}
    >
      <span className={styles.words}>
        <span className={styles.label} aria-hidden>
          {say('settings.size')}
        </span>
        {note ? (
          <span id={noteId} className={styles.note}>
            {note}
          </span>
        ) : null}
      </span>
      <IconButton
        name={smaller.name}
        shortcut="Mod+-"
        isDisabled={readingSize <= readingSizes.smallest}
        onPress={smaller.run}
      >
        <Minus size={16} aria-hidden />
      </IconButton>
      <AriaButton className={styles.normal ?? ''} onPress={normal.run}>
        <span role="status">{`${100 + readingSize * 10} %`}</span>
        <span className="visually-hidden">{say('settings.backToNormalSize')}</span>
      </AriaButton>
      <IconButton
        name={larger.name}
        shortcut="Mod+="
        isDisabled={readingSize >= readingSizes.largest}
        onPress={larger.run}
      >
        <Plus size={16} aria-hidden />
      </IconButton>
    </div>
  );
}
