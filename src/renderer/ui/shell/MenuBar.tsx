import { Check, Search } from 'lucide-react';
import { type KeyboardEvent, useState } from 'react';
import { Button, Header, Menu, MenuItem, MenuSection, MenuTrigger, Popover, Toolbar } from 'react-aria-components';
import { groupName, isOn, menus } from '../commands/commands';
import { keyWords } from '../commands/keys';
import { Sentence } from '../messages/Sentence';
import { say } from '../messages/say';
import { useCommand, useCommands, useDesk } from '../parts/desk-context';
import floating from '../parts/floating.module.css';
import { useStore } from '../state/store';
import styles from './MenuBar.module.css';

/** The menu bar of a shell that has none of its own: every command, by group. Left and right go from menu to menu. */
export function MenuBar() {
  const desk = useDesk();
  const palette = useCommand('palette');
  const [open, setOpen] = useState(-1);
  const onKeyDown = (event: KeyboardEvent): void => {
    if (open < 0 || (event.key !== 'ArrowRight' && event.key !== 'ArrowLeft')) return;
    event.preventDefault();
    event.stopPropagation();
    const by = (event.key === 'ArrowRight') === (document.dir !== 'rtl') ? 1 : -1;
    setOpen((open + by + menus.length) % menus.length);
  };
  return (
    <header className={styles.bar}>
      <Toolbar aria-label={say('shell.menuBar')} className={styles.menus ?? ''}>
        {menus.map(({ name }, at) => (
          <MenuTrigger key={name} isOpen={open === at} onOpenChange={(isOpen) => setOpen(isOpen ? at : -1)}>
            <Button
              className={styles.title ?? ''}
              onHoverStart={() => {
                if (open >= 0 && open !== at) setOpen(at);
              }}
            >
              {name}
            </Button>
            <Popover className={floating.popover ?? ''} placement="bottom start" offset={2} isNonModal>
              <div onKeyDownCapture={onKeyDown}>
                <CommandMenu at={at} />
              </div>
            </Popover>
          </MenuTrigger>
        ))}
      </Toolbar>
      <button type="button" className={styles.find} onClick={palette.run}>
        <Search size={12} aria-hidden />
        <Sentence
          of="shell.findAnything"
          values={{ value: <kbd>{keyWords(palette.keys[0] ?? '', desk.platform.modifier)}</kbd> }}
        />
      </button>
    </header>
  );
}

/** The lines of one menu; made when it opens, so that they say what is so now. */
function CommandMenu({ at }: { readonly at: number }) {
  const desk = useDesk();
  const commands = useCommands();
  const settings = useStore(desk.settings);
  const { modifier } = desk.platform;
  const { name = '', groups = [] } = menus[at] ?? {};
  const shown = commands.filter((command) => groups.includes(command.group) && command.isKeyOnly !== true);
  return (
    <Menu
      className={floating.menu ?? ''}
      aria-label={name}
      autoFocus="first"
      onAction={(id) => commands.find((command) => command.id === id)?.run()}
      disabledKeys={shown.filter((command) => !(command.can?.() ?? true)).map((command) => command.id)}
    >
      {groups.map((group) => (
        <MenuSection key={group} className={floating.section ?? ''} aria-label={groupName(group)}>
          {groups.length > 1 ? <Header className={floating.heading ?? ''}>{groupName(group)}</Header> : null}
          {shown
            .filter((command) => command.group === group)
            .map((command) => (
              <MenuItem key={command.id} id={command.id} textValue={command.name} className={floating.item ?? ''}>
                <span className={floating.check}>
                  {isOn(command, settings) ? <Check size={14} aria-label={say('shell.on')} /> : null}
                </span>
                {command.label?.() ?? command.name}
                {command.keys[0] ? <kbd>{keyWords(command.keys[0], modifier)}</kbd> : null}
              </MenuItem>
            ))}
        </MenuSection>
      ))}
    </Menu>
  );
}
