import { Check } from 'lucide-react';
import { useRef } from 'react';
import { Header, Menu, MenuItem, MenuSection, Popover } from 'react-aria-components';
import type { MenuPoint } from '../parts/ContextMenu';
import { useDesk } from '../parts/desk-context';
import floating from '../parts/floating.module.css';
import { type Column, type ColumnId, columnIds, normalColumns } from '../state/looks';
import { toggleColumn } from './arrange-columns';
import { columnKinds } from './columns';

const stepPx = 40;

/** Which columns there are, and what can be done with the one it was opened on. */
export function ColumnMenu({
  at,
  columns,
  own: on = null,
  onClose,
}: {
  readonly at: MenuPoint | null;
  readonly columns: readonly Column[];
  /** The column that it was opened on. */
  readonly own?: {
    readonly id: ColumnId;
    readonly move: (id: ColumnId, to: number) => void;
    readonly resize: (id: ColumnId, widthPx: number) => void;
  } | null;
  readonly onClose: () => void;
}) {
  const { looks, place } = useDesk();
  const anchor = useRef<HTMLSpanElement>(null);
  const index = columns.findIndex(({ id }) => id === on?.id);
  const column = columns[index];
  const own: readonly (readonly [string, string, boolean, () => void])[] =
    on && column
      ? [
          ['earlier', 'Move one place forward', index > 0, () => on.move(column.id, index - 1)],
          ['later', 'Move one place back', index < columns.length - 1, () => on.move(column.id, index + 1)],
          ['wider', 'Wider', true, () => on.resize(column.id, column.widthPx + stepPx)],
          ['narrower', 'Narrower', true, () => on.resize(column.id, column.widthPx - stepPx)],
        ]
      : [];
  const offered = columnIds.filter((one) => one !== 'order' || place.get().section === 'collection');
  const toggle = (one: ColumnId): void => {
    looks.change({ columns: toggleColumn(columns, one, columnKinds[one].widthPx) });
  };
  return (
    <>
      <span ref={anchor} aria-hidden style={{ position: 'fixed', left: at?.x ?? 0, top: at?.y ?? 0 }} />
      <Popover
        className={floating.popover ?? ''}
        isOpen={at !== null}
        onOpenChange={(open) => {
          if (!open) onClose();
        }}
        triggerRef={anchor}
        placement="bottom start"
        offset={2}
      >
        <Menu
          className={floating.menu ?? ''}
          aria-label="Columns"
          onAction={(key) => {
            const line = own.find(([name]) => name === key);
            if (line) {
              line[3]();
              onClose();
            } else if (key === 'normal') {
              looks.change({ columns: normalColumns });
              onClose();
            }
          }}
        >
          {own.length > 0 && column ? (
            <MenuSection className={floating.section ?? ''} aria-label={columnKinds[column.id].name}>
              <Header className={floating.heading ?? ''}>{columnKinds[column.id].name}</Header>
              {own.map(([name, words, can]) => (
                <MenuItem key={name} id={name} textValue={words} isDisabled={!can} className={floating.item ?? ''}>
                  {words}
                </MenuItem>
              ))}
            </MenuSection>
          ) : null}
          <MenuSection
            className={floating.section ?? ''}
            aria-label="Columns"
            selectionMode="multiple"
            shouldCloseOnSelect={false}
            disallowEmptySelection
            selectedKeys={columns.map((one) => one.id)}
            onSelectionChange={(keys) => {
              const changed = offered.find(
                (one) => columns.some((held) => held.id === one) !== (keys === 'all' || keys.has(one)),
              );
              if (changed) toggle(changed);
            }}
          >
            <Header className={floating.heading ?? ''}>Columns</Header>
            {offered.map((one) => (
              <MenuItem key={one} id={one} textValue={columnKinds[one].name} className={floating.item ?? ''}>
                {({ isSelected }) => (
                  <>
                    <span className={floating.check}>{isSelected ? <Check size={14} aria-hidden /> : null}</span>
                    {columnKinds[one].name}
                  </>
                )}
              </MenuItem>
            ))}
          </MenuSection>
          <MenuSection className={floating.section ?? ''} aria-label="All columns">
            <MenuItem id="normal" className={floating.item ?? ''}>
              As they came
            </MenuItem>
          </MenuSection>
        </Menu>
      </Popover>
    </>
  );
}
