import { say } from '../messages/say';
import { useDesk } from '../parts/desk-context';
import { TagChip } from '../parts/TagChip';
import { useStore } from '../state/store';
import styles from './CollectionHead.module.css';

/** Which tag the list shows. */
export function TagHead() {
  const desk = useDesk();
  const { tag } = useStore(desk.place);
  const tags = useStore(desk.filing.tags);
  if (tag === null) return null;
  return (
    <div className={styles.head}>
      <div className={styles.line}>
        <h2 className="visually-hidden">{say('results.tagged', { tag })}</h2>
        <TagChip tag={tag} colour={tags.find((one) => one.tag === tag)?.colour ?? null} />
      </div>
    </div>
  );
}
