import { Check } from 'lucide-react';
import { useRef } from 'react';
import { Header, Menu, MenuItem, MenuSection, Popover } from 'react-aria-components';
import { say } from '../messages/say';
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
          ['earlier', say('results.columns.earlier'), index > 0, () => on.move(column.id, index - 1)],
          ['later', say('results.columns.later'), index < columns.length - 1, () => on.move(column.id, index + 1)],
          ['wider', say('results.columns.wider'), true, () => on.resize(column.id, column.widthPx + stepPx)],
          ['narrower', say('results.columns.narrower'), true, () => on.resize(column.id, column.widthPx - stepPx)],
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
          aria-label={say('results.columns.title')}
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
            aria-label={say('results.columns.title')}
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
            <Header className={floating.heading ?? ''}>{say('results.columns.title')}</Header>
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
          <MenuSection className={floating.section ?? ''} aria-label={say('results.columns.all')}>
            <MenuItem id="normal" className={floating.item ?? ''}>
              {say('results.columns.asTheyCame')}
            </MenuItem>
          </MenuSection>
        </Menu>
      </Popover>
    </>
  );
}
