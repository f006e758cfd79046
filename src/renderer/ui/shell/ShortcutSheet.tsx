import type { CommandGroup } from '../commands/commands';
import { keyWords } from '../commands/keys';
import { useCommands, useDesk } from '../parts/desk-context';
import { Sheet } from '../parts/Sheet';
import { useStore } from '../state/store';
import styles from './ShortcutSheet.module.css';

const groups: readonly CommandGroup[] = ['Go to', 'Articles', 'Reading', 'Import', 'View', 'Help'];
/** Keys that belong to the list itself, not to a command. */
const inList: readonly (readonly [string, string])[] = [
  ['Next or previous article', '↓ ↑'],
  ['Choose several', 'Shift+↓ Shift+↑'],
  ['Into the article', 'Enter'],
  ['Back one step', 'Esc'],
];

/** Every key of the window, from the list of commands. */
export function ShortcutSheet() {
  const desk = useDesk();
  const commands = useCommands();
  const overlay = useStore(desk.overlay);
  const { modifier } = desk.platform;
  return (
    <Sheet title="Keyboard shortcuts" isOpen={overlay === 'shortcuts'} onClose={() => desk.overlay.set(null)}>
      <div className={styles.columns}>
        {groups.map((group) => {
          const rows = commands.filter((command) => command.group === group && command.keys.length > 0);
          return (
            <section key={group} className={styles.group}>
              <h3>{group}</h3>
              <dl>
                {rows.map((command) => (
                  <div key={command.id}>
                    <dt>{command.name}</dt>
                    <dd>
                      {command.keys.slice(0, 2).map((key) => (
                        <kbd key={key}>{keyWords(key, modifier)}</kbd>
                      ))}
                    </dd>
                  </div>
                ))}
                {group === 'Articles'
                  ? inList.map(([name, keys]) => (
                      <div key={name}>
                        <dt>{name}</dt>
                        <dd>
                          {keys.split(' ').map((key) => (
                            <kbd key={key}>{key}</kbd>
                          ))}
                        </dd>
                      </div>
                    ))
                  : null}
              </dl>
            </section>
          );
        })}
      </div>
    </Sheet>
  );
}
