import { groupName, menus } from '../commands/commands';
import { keyWords } from '../commands/keys';
import { say } from '../messages/say';
import { useCommands, useDesk } from '../parts/desk-context';
import { Sheet } from '../parts/Sheet';
import { useStore } from '../state/store';
import styles from './ShortcutSheet.module.css';

const groups = menus.flatMap((menu) => menu.groups);
/** Keys that belong to the list itself, not to a command. */
const inList: readonly (readonly [string, string])[] = [
  [say('shell.nextOrPreviousArticle'), '↓ ↑'],
  [say('shell.chooseSeveral'), 'Shift+↓ Shift+↑'],
  [say('shell.intoTheArticle'), 'Enter'],
  [say('shell.backOneStep'), 'Esc'],
];
/** Keys of the tree of collections, while the focus is in it. */
const inTree: readonly (readonly [string, string])[] = [
  [say('shell.openOrCloseA'), '→ ←'],
  [say('shell.showWhatIsIn'), 'Enter'],
  [say('shell.newOneInside'), say('shell.insert')],
  [say('shell.moveUpOrDown'), 'Alt+↑ Alt+↓'],
  [say('shell.moveOutOfIts'), 'Alt+←'],
  [say('shell.deleteIt'), 'Delete'],
];

/** Every key of the window, from the list of commands. */
export function ShortcutSheet() {
  const desk = useDesk();
  const commands = useCommands();
  const overlay = useStore(desk.overlay);
  const { letterKeys } = useStore(desk.settings);
  const { modifier } = desk.platform;
  return (
    <Sheet
      title={say('shell.keyboardShortcuts')}
      isOpen={overlay === 'shortcuts'}
      onClose={() => desk.overlay.set(null)}
    >
      <label className={styles.letters}>
        <input
          type="checkbox"
          checked={letterKeys}
          onChange={(event) => desk.settings.update((old) => ({ ...old, letterKeys: event.target.checked }))}
        />
        {say('shell.singleLettersAsKeys')}
      </label>
      <div className={styles.columns}>
        {groups.map((group) => {
          const rows = commands.filter((command) => command.group === group && command.keys.length > 0);
          const own = group === 'Articles' ? inList : group === 'Collections' ? inTree : [];
          if (rows.length + own.length === 0) return null;
          return (
            <section key={group} className={styles.group}>
              <h3>{groupName(group)}</h3>
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
                {own.map(([name, keys]) => (
                  <div key={name}>
                    <dt>{name}</dt>
                    <dd>
                      {keys.split(' ').map((key) => (
                        <kbd key={key}>{key}</kbd>
                      ))}
                    </dd>
                  </div>
                ))}
              </dl>
            </section>
          );
        })}
      </div>
    </Sheet>
  );
}
