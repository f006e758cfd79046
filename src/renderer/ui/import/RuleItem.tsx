import { ArrowDown, ArrowUp } from 'lucide-react';
import { useState } from 'react';
import type { ImportRule } from '../../../contract/import-rule';
import { say } from '../messages/say';
import { Button } from '../parts/Button';
import { useDesk } from '../parts/desk-context';
import { IconButton } from '../parts/IconButton';
import { pathOf } from '../state/filing';
import { useStore } from '../state/store';
import { describeRule } from './describe-rule';
import styles from './RulesSheet.module.css';

/** One rule, with what can be done to it. */
export function RuleItem({
  rule,
  onToggle,
  onEdit,
  onDelete,
  onUp,
  onDown,
}: {
  readonly rule: ImportRule;
  readonly onToggle: () => void;
  readonly onEdit: () => void;
  readonly onDelete: () => void;
  readonly onUp: (() => void) | null;
  readonly onDown: (() => void) | null;
}) {
  const desk = useDesk();
  const collections = useStore(desk.filing.collections);
  const [found, setFound] = useState<readonly number[] | null>(null);
  const { collection } = rule.give;
  const isThere = collections.some(({ id }) => id === collection);
  const name = collection !== null && isThere ? pathOf(collections, collection).join(' › ') : null;
  const words = describeRule(rule, name);
  const count = async (): Promise<void> => {
    try {
      setFound(await desk.ask('ruleMatches', rule.when));
    } catch {
      desk.sayFailure({ code: 'archive-unavailable', detail: '' });
    }
  };
  return (
    <li className={styles.rule} data-off={!rule.isOn || undefined}>
      <input
        type="checkbox"
        checked={rule.isOn}
        aria-label={say('importing.followTheRuleFor', { when: words.when })}
        onChange={onToggle}
      />
      <div className={styles.words}>
        <span>
          <bdi>{words.when}</bdi>
        </span>
        <span className={styles.then}>
          <bdi>{words.gives}</bdi>
        </span>
        {found === null ? null : (
          <span className={styles.run} role="status">
            {found.length === 0
              ? say('importing.noHeldArticleIs')
              : say('importing.heldArticleWouldGet', { count: found.length })}
            {found.length > 0 ? (
              <Button
                onPress={() => {
                  setFound(null);
                  void desk.ruleEdits.runRule(rule, found);
                }}
              >
                {say('importing.runOnArticle', { count: found.length })}
              </Button>
            ) : null}
          </span>
        )}
      </div>
      <IconButton name={say('importing.moveUp')} isDisabled={onUp === null} onPress={() => onUp?.()}>
        <ArrowUp size={15} aria-hidden />
      </IconButton>
      <IconButton name={say('importing.moveDown')} isDisabled={onDown === null} onPress={() => onDown?.()}>
        <ArrowDown size={15} aria-hidden />
      </IconButton>
      <Button onPress={() => void count()}>{say('importing.heldArticles')}</Button>
      <Button onPress={onEdit}>{say('importing.edit')}</Button>
      <Button onPress={onDelete}>{say('importing.delete')}</Button>
    </li>
  );
}
