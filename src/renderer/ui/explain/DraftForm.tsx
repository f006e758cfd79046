import { useState } from 'react';
import type { OutletRuleDraft } from '../../../contract/outlet-rule';
import { Sentence } from '../messages/Sentence';
import { say } from '../messages/say';
import { Button } from '../parts/Button';
import type { RuleDraft } from './draft-rule';
import styles from './OutletRulesSheet.module.css';

/** Asks by what a block is to be known on the outlet's other pages: its words, or what its page calls it. */
export function DraftForm({
  draft,
  onMake,
  onCancel,
}: {
  readonly draft: RuleDraft;
  readonly onMake: (rule: OutletRuleDraft) => void;
  readonly onCancel: () => void;
}) {
  const { outlet, text, element } = draft;
  // A long block is seldom the same on another page; what the page calls it is.
  const [by, setBy] = useState<'text' | 'element'>(element !== null && text.length > 80 ? 'element' : 'text');
  const [pattern, setPattern] = useState(text.slice(0, 300));
  return (
    <form
      className={styles.draft}
      onSubmit={(event) => {
        event.preventDefault();
        if (by === 'element' && element) onMake({ outlet, match: { kind: 'element', ...element }, isOn: true });
        else if (pattern.trim() !== '') onMake({ outlet, match: { kind: 'text', pattern }, isOn: true });
      }}
    >
      <h3>
        <Sentence of="explain.alwaysCutOn" values={{ outlet: <bdi>{outlet}</bdi> }} />
      </h3>
      <label>
        <input type="radio" name="by" checked={by === 'text'} onChange={() => setBy('text')} />
        {say('explain.blocksWithTheseWords')}
      </label>
      <textarea
        aria-label={say('explain.wordsOfTheBlock')}
        rows={2}
        dir="auto"
        value={pattern}
        onFocus={() => setBy('text')}
        onChange={(event) => setPattern(event.target.value)}
      />
      {element ? (
        <label>
          <input type="radio" name="by" checked={by === 'element'} onChange={() => setBy('element')} />
          <span>
            <Sentence
              of="explain.everythingThePageCalls"
              values={{
                value: <bdi>“{[element.name, ...element.words].filter((word) => word !== '').join(' ')}”</bdi>,
              }}
            />
          </span>
        </label>
      ) : null}
      <div className={styles.actions}>
        <Button look="primary" type="submit">
          {say('explain.makeRule')}
        </Button>
        <Button onPress={onCancel}>{say('explain.leaveIt')}</Button>
      </div>
    </form>
  );
}
