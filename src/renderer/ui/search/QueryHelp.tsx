import { CircleHelp } from 'lucide-react';
import { Dialog, DialogTrigger, Popover } from 'react-aria-components';
import { fieldTable, operatorTable } from '../../../query';
import { say } from '../messages/say';
import { afterMenus } from '../parts/after-menus';
import { useDesk } from '../parts/desk-context';
import floating from '../parts/floating.module.css';
import { IconButton } from '../parts/IconButton';
import styles from './QueryHelp.module.css';

/** What can be typed into the search field, made from the parser's own tables; an example that is chosen is searched. */
export function QueryHelp() {
  const desk = useDesk();
  return (
    <DialogTrigger>
      <IconButton name={say('search.help.title')} className={styles.button}>
        <CircleHelp size={16} aria-hidden />
      </IconButton>
      <Popover className={`${floating.popover ?? ''} ${styles.help ?? ''}`} placement="bottom end">
        <Dialog aria-label={say('search.help.title')} className={styles.dialog ?? ''}>
          {({ close }) => {
            const row = (write: string, help: string) => (
              <tr key={write}>
                <td>
                  <button
                    type="button"
                    className={styles.example}
                    onClick={() => {
                      close();
                      desk.go({ query: write });
                      // The sheet gives the focus back to its button as it closes.
                      afterMenus(() => desk.handles.search?.focus());
                    }}
                  >
                    {write}
                  </button>
                </td>
                <td>{help}</td>
              </tr>
            );
            return (
              <>
                <h2>{say('search.help.words')}</h2>
                <table>
                  <tbody>{operatorTable.map(({ write, help }) => row(write, help))}</tbody>
                </table>
                <h2>{say('search.help.places')}</h2>
                <table>
                  <tbody>{fieldTable.map(({ example, help }) => row(example, help))}</tbody>
                </table>
              </>
            );
          }}
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}
