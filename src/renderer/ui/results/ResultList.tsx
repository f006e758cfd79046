import { useState } from 'react';
import { say } from '../messages/say';
import { useDesk } from '../parts/desk-context';
import { usePart } from '../state/store';
import { ResultRowView } from './ResultRowView';
import { rowHeightPx } from './row-height';
import styles from './ResultList.module.css';
import { RowMenu } from './RowMenu';
import { useRowList } from './use-row-list';

/** The list of articles. Rows are loaded as they come into sight and all have one height, so that it never jumps. */
export function ResultList() {
  const desk = useDesk();
  const density = usePart(desk.settings, (settings) => settings.density);
  const [list, setList] = useState<HTMLDivElement | null>(null);
  const rowPx = rowHeightPx[density];
  const { rows, total, current, line, menu, handlers } = useRowList(list, rowPx);
  return (
    <div
      ref={setList}
      className={styles.list}
      role="listbox"
      aria-label={say('results.articles')}
      aria-multiselectable
      aria-activedescendant={current >= 0 ? `row-${current}` : undefined}
      tabIndex={0}
      {...handlers}
    >
      <div role="presentation" className={styles.all} style={{ height: total * rowPx }}>
        {rows.map(({ index, ...row }) => (
          <ResultRowView key={index} index={index} total={total} top={index * rowPx} {...row} />
        ))}
        {line === null ? null : <div className={styles.line} style={{ insetBlockStart: line * rowPx - 1 }} />}
      </div>
      <RowMenu {...menu} />
    </div>
  );
}
