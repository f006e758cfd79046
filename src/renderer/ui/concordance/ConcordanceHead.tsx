import { ArrowDownWideNarrow, Check, Copy, Download } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button as AriaButton, Menu, MenuItem, MenuTrigger, Popover } from 'react-aria-components';
import { type ConcordanceOrder, concordanceOrders, type ConcordancePage } from '../../../contract/concordance';
import { say } from '../messages/say';
import { Sentence } from '../messages/Sentence';
import { Button } from '../parts/Button';
import floating from '../parts/floating.module.css';
import { IconButton } from '../parts/IconButton';
import styles from './ConcordanceHead.module.css';

/** How many lines there are and how far they are found, their order, and what can be done with them. */
export function ConcordanceHead({
  page,
  order,
  chosen,
  onOrder,
  onStopped,
  onCopy,
  onExport,
}: {
  readonly page: Omit<ConcordancePage, 'lines'>;
  readonly order: ConcordanceOrder;
  /** Lines chosen. */
  readonly chosen: number;
  readonly onOrder: (order: ConcordanceOrder) => void;
  readonly onStopped: (isStopped: boolean) => void;
  readonly onCopy: () => void;
  readonly onExport: () => void;
}) {
  const { total, articles, state, done, of, isCut } = page;
  return (
    <div className={styles.head} role="group" aria-label={say('concordance.name')}>
      <p className={styles.counts}>
        <Sentence of="concordance.count" values={{ lines: total, articles, b: strong }} />
        {isCut ? <span title={say('concordance.narrow')}>{say('concordance.isCut')}</span> : null}
        {chosen > 1 ? <span>{say('concordance.chosen', { count: chosen })}</span> : null}
      </p>
      {state === 'done' ? null : (
        <div className={styles.progress}>
          <progress max={Math.max(1, of)} value={done} aria-label={say('concordance.progress')} />
          <span>{say('concordance.progressOf', { done, of })}</span>
          <Button look="quiet" onPress={() => onStopped(state === 'building')}>
            {say(state === 'building' ? 'concordance.stop' : 'concordance.goOn')}
          </Button>
        </div>
      )}
      <IconButton name={say('concordance.copy')} shortcut="Mod+C" isDisabled={chosen === 0} onPress={onCopy}>
        <Copy size={15} aria-hidden />
      </IconButton>
      <IconButton name={say('concordance.export')} isDisabled={total === 0} onPress={onExport}>
        <Download size={15} aria-hidden />
      </IconButton>
      <MenuTrigger>
        <AriaButton className={styles.sort ?? ''} aria-label={say('concordance.orderNow', { order: nameOf(order) })}>
          <ArrowDownWideNarrow size={14} aria-hidden />
          {nameOf(order)}
        </AriaButton>
        <Popover className={floating.popover ?? ''} placement="bottom end">
          <Menu
            className={floating.menu ?? ''}
            aria-label={say('concordance.order')}
            selectionMode="single"
            selectedKeys={[order]}
            // The menu's keys are the orders below it.
            onAction={(key) => onOrder(key as ConcordanceOrder)}
          >
            {concordanceOrders.map((one) => (
              <MenuItem key={one} id={one} className={floating.item ?? ''}>
                <span className={floating.check}>{one === order ? <Check size={14} aria-hidden /> : null}</span>
                {nameOf(one)}
              </MenuItem>
            ))}
          </Menu>
        </Popover>
      </MenuTrigger>
    </div>
  );
}

function strong(inside: ReactNode): ReactNode {
  return <strong>{inside}</strong>;
}

/** "Before" and "after" are as one reads, whichever way the script runs. */
function nameOf(order: ConcordanceOrder): string {
  return say(`concordance.order.${order}`);
}
