import { Columns3 } from 'lucide-react';
import { useState } from 'react';
import { say } from '../messages/say';
import type { MenuPoint } from '../parts/ContextMenu';
import type { Column } from '../state/looks';
import { ColumnMenu } from './ColumnMenu';
import styles from './ResultTable.module.css';

/** Opens the choice of columns, at the end of their heads. */
export function ColumnsButton({ columns }: { readonly columns: readonly Column[] }) {
  const [at, setAt] = useState<MenuPoint | null>(null);
  return (
    <>
      <button
        type="button"
        className={styles.choose}
        aria-label={say('results.columns.choose')}
        title={say('results.columns.choose')}
        aria-haspopup="menu"
        onClick={(event) => {
          const box = event.currentTarget.getBoundingClientRect();
          setAt({ x: box.left, y: box.bottom });
        }}
      >
        <Columns3 size={14} aria-hidden />
      </button>
      <ColumnMenu at={at} columns={columns} onClose={() => setAt(null)} />
    </>
  );
}
