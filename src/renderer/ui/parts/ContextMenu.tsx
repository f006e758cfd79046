import { type ReactNode, useRef } from 'react';
import { Menu, MenuItem, Popover, Separator } from 'react-aria-components';
import { keyWords } from '../commands/keys';
import { useCommands, useDesk } from './desk-context';
import floating from './floating.module.css';

/** Where a context menu was asked for, in pixels of the window. */
export interface MenuPoint {
  readonly x: number;
  readonly y: number;
}

/** A menu of commands at a point; `ids` name them, null draws a line. What cannot be done now is left out. */
export function ContextMenu({
  at,
  name,
  ids,
  icons,
  onClose,
}: {
  readonly at: MenuPoint | null;
  readonly name: string;
  readonly ids: readonly (string | null)[];
  readonly icons?: Readonly<Record<string, ReactNode>> | undefined;
  readonly onClose: () => void;
}) {
  const desk = useDesk();
  const commands = useCommands();
  const anchor = useRef<HTMLSpanElement>(null);
  const lines = ids.map((id) => (id === null ? null : commands.find((command) => command.id === id)));
  const shown = lines.filter((line) => line === null || (line && (line.can?.() ?? true)));
  return (
    <>
      <span
        ref={anchor}
        aria-hidden
        style={{ position: 'fixed', insetInlineStart: 0, left: at?.x ?? 0, top: at?.y ?? 0 }}
      />
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
          aria-label={name}
          onAction={(id) => {
            commands.find((command) => command.id === id)?.run();
            onClose();
          }}
        >
          {shown.map((line, index) => {
            if (!line) {
              const isDoubled = index === 0 || index === shown.length - 1 || shown[index - 1] === null;
              // A line has no identity but its place.
              // oxlint-disable-next-line react/no-array-index-key
              return isDoubled ? null : <Separator key={`line-${index}`} className={floating.line ?? ''} />;
            }
            const text = line.label?.() ?? line.name;
            return (
              <MenuItem key={line.id} id={line.id} textValue={text} className={floating.item ?? ''}>
                {icons?.[line.id]}
                {text}
                {line.keys[0] ? <kbd>{keyWords(line.keys[0], desk.platform.modifier)}</kbd> : null}
              </MenuItem>
            );
          })}
        </Menu>
      </Popover>
    </>
  );
}
