import { Check, Menu as MenuIcon } from 'lucide-react';
import { Fragment } from 'react';
import { Header, Menu, MenuItem, MenuSection, MenuTrigger, Popover } from 'react-aria-components';
import type { Command, CommandGroup } from '../commands/commands';
import { keyWords } from '../commands/keys';
import { useCommands, useDesk } from '../parts/desk-context';
import floating from '../parts/floating.module.css';
import { IconButton } from '../parts/IconButton';
import { useStore } from '../state/store';
import type { Settings } from '../state/settings';

const groups: readonly CommandGroup[] = ['Import', 'Articles', 'Reading', 'View', 'Library', 'Help'];

/** The button that opens the menu of all commands: the menu bar where the shell has none of its own. */
export function MainMenu() {
  const desk = useDesk();
  const commands = useCommands();
  const settings = useStore(desk.settings);
  const { modifier } = desk.platform;
  return (
    <MenuTrigger>
      <IconButton name="Menu">
        <MenuIcon size={17} aria-hidden />
      </IconButton>
      <Popover className={floating.popover ?? ''} placement="bottom end">
        <Menu
          className={floating.menu ?? ''}
          onAction={(id) => commands.find((command) => command.id === id)?.run()}
          disabledKeys={commands.filter((command) => !(command.can?.() ?? true)).map((command) => command.id)}
        >
          {groups.map((group) => (
            <MenuSection key={group} className={floating.section ?? ''}>
              <Header className={floating.heading ?? ''}>{group}</Header>
              {commands
                .filter((command) => command.group === group && command.isKeyOnly !== true)
                .map((command) => (
                  <MenuItem key={command.id} id={command.id} textValue={command.name} className={floating.item ?? ''}>
                    <Fragment>
                      <span className={floating.check}>
                        {isOn(command, settings) ? <Check size={14} aria-label="On" /> : null}
                      </span>
                      {command.name}
                      {command.keys[0] ? <kbd>{keyWords(command.keys[0], modifier)}</kbd> : null}
                    </Fragment>
                  </MenuItem>
                ))}
            </MenuSection>
          ))}
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}

function isOn(command: Command, settings: Settings): boolean {
  return command.id === `theme-${settings.theme}` || command.id === settings.density;
}
