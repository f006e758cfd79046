import { ArrowDownWideNarrow, Check, Copy, Download } from 'lucide-react';
import { Button as AriaButton, Menu, MenuItem, MenuTrigger, Popover } from 'react-aria-components';
import { type ConcordanceOrder, concordanceOrders, type ConcordancePage } from '../../../contract/concordance';
import { countOf, formatCount } from '../format/numbers';
import { Button } from '../parts/Button';
import floating from '../parts/floating.module.css';
import { IconButton } from '../parts/IconButton';
import styles from './ConcordanceHead.module.css';
import { orderWords } from './order-words';

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
    <div className={styles.head} role="group" aria-label="Concordance">
      <p className={styles.counts}>
        <strong>{countOf(total, 'line')}</strong>
        {` in ${countOf(articles, 'article')}`}
        {isCut ? <span title="Narrow the search to see the others">the first ones; there are more</span> : null}
        {chosen > 1 ? <span>{formatCount(chosen)} chosen</span> : null}
      </p>
      {state === 'done' ? null : (
        <div className={styles.progress}>
          <progress max={Math.max(1, of)} value={done} aria-label="Articles looked through" />
          <span>
            {formatCount(done)} of {formatCount(of)}
          </span>
          <Button look="quiet" onPress={() => onStopped(state === 'building')}>
            {state === 'building' ? 'Stop' : 'Go on'}
          </Button>
        </div>
      )}
      <IconButton name="Copy the chosen lines" shortcut="Mod+C" isDisabled={chosen === 0} onPress={onCopy}>
        <Copy size={15} aria-hidden />
      </IconButton>
      <IconButton name="Export the lines as CSV…" isDisabled={total === 0} onPress={onExport}>
        <Download size={15} aria-hidden />
      </IconButton>
      <MenuTrigger>
        <AriaButton className={styles.sort ?? ''} aria-label={`Order of the lines: ${orderWords[order]}`}>
          <ArrowDownWideNarrow size={14} aria-hidden />
          {orderWords[order]}
        </AriaButton>
        <Popover className={floating.popover ?? ''} placement="bottom end">
          <Menu
            className={floating.menu ?? ''}
            aria-label="Order of the lines"
            selectionMode="single"
            selectedKeys={[order]}
            // The menu's keys are the orders below it.
            onAction={(key) => onOrder(key as ConcordanceOrder)}
          >
            {concordanceOrders.map((one) => (
              <MenuItem key={one} id={one} className={floating.item ?? ''}>
                <span className={floating.check}>{one === order ? <Check size={14} aria-hidden /> : null}</span>
                {orderWords[one]}
              </MenuItem>
            ))}
          </Menu>
        </Popover>
      </MenuTrigger>
    </div>
  );
}
