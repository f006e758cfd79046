import { ArchiveRestore, Circle, CircleDot, Info, Star, Trash2 } from 'lucide-react';
import type { ArticleView } from '../../../contract/archive-api';
import { say } from '../messages/say';
import { useCommand } from '../parts/desk-context';
import { IconButton } from '../parts/IconButton';
import styles from './ReaderBar.module.css';

/** What is done most with the article shown. */
export function ArticleActions({ view }: { readonly view: ArticleView }) {
  const star = useCommand('star');
  const mark = useCommand('mark');
  const trash = useCommand('trash');
  const restore = useCommand('restore');
  const details = useCommand('details');
  return (
    <div className={styles.actions}>
      <IconButton
        name={view.isStarred ? say('reading.unstar') : say('reading.star')}
        shortcut="S"
        isOn={view.isStarred}
        onPress={star.run}
      >
        <Star size={17} aria-hidden fill={view.isStarred ? 'currentColor' : 'none'} />
      </IconButton>
      <IconButton
        name={view.isRead ? say('reading.markUnread') : say('reading.markRead')}
        shortcut="M"
        onPress={mark.run}
      >
        {view.isRead ? <Circle size={17} aria-hidden /> : <CircleDot size={17} aria-hidden />}
      </IconButton>
      {view.isTrashed ? (
        <IconButton name={restore.name} shortcut="R" onPress={restore.run}>
          <ArchiveRestore size={17} aria-hidden />
        </IconButton>
      ) : (
        <IconButton name={trash.name} shortcut="Delete" onPress={trash.run}>
          <Trash2 size={17} aria-hidden />
        </IconButton>
      )}
      <IconButton name={details.name} shortcut="I" onPress={details.run}>
        <Info size={17} aria-hidden />
      </IconButton>
    </div>
  );
}
