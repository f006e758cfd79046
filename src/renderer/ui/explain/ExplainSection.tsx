import { useEffect, useState } from 'react';
import type { Article } from '../../../contract/article';
import type { Failure } from '../../../contract/failure';
import type { ExplainedBlock, Explanation } from '../../../contract/explain';
import { say } from '../messages/say';
import { Button } from '../parts/Button';
import { useDesk } from '../parts/desk-context';
import { failureWords } from '../words';
import { draftRule } from './draft-rule';
import styles from './ExplainSection.module.css';
import { reRead, editText } from './revise-edits';

/** Blocks shown before the rest is asked for. */
const shownAtFirst = 30;

/** What of an article's original was taken out, block by block and why; and what stayed. Either can be changed. */
export function ExplainSection({ article }: { readonly article: Article }) {
  const desk = useDesk();
  const [isOpen, setIsOpen] = useState(false);
  return (
    <section>
      <h3>{say('explain.whatWasTakenOut')}</h3>
      {isOpen ? (
        <Blocks key={article.id} article={article} />
      ) : (
        <>
          <p className={styles.about}>{say('explain.menusLinksToOther')}</p>
          <div className={styles.actions}>
            <Button onPress={() => setIsOpen(true)}>{say('explain.showWhatWasTaken')}</Button>
            <Button onPress={() => void reRead(desk, { ids: [article.id] })}>{say('explain.cleanAgain')}</Button>
            <Button onPress={() => desk.overlay.set('charset')}>{say('explain.otherCharacters')}</Button>
          </div>
        </>
      )}
    </section>
  );
}

function Blocks({ article }: { readonly article: Article }) {
  const desk = useDesk();
  const [state, setState] = useState<Explanation | 'reading' | { readonly failed: string }>('reading');
  const [isBusy, setIsBusy] = useState(false);
  const { wire } = desk;
  const { html } = article;
  // Read again whenever the text changed, also by an undo: what it was read for is no longer the text shown.
  useEffect(() => {
    let isStale = false;
    if (html === '') return undefined;
    void wire.send('explain', { id: article.id }).then((answer) => {
      if (!isStale) setState(answer.ok ? answer.value : { failed: failureOf(answer.failure) });
    });
    return () => {
      isStale = true;
    };
  }, [wire, article.id, html]);

  if (state === 'reading') return <p role="status">{say('explain.readingTheOriginalAgain')}</p>;
  if ('failed' in state) return <p role="alert">{say('explain.notToBeTold', { failed: state.failed })}</p>;
  const removed = state.blocks.filter((block) => block.removed !== null);
  const kept = state.blocks.filter((block) => block.removed === null);
  const change = async (edits: Parameters<typeof editText>[2]): Promise<void> => {
    // The button is not disabled meanwhile: it would lose the focus, and Escape would not be heard by the sheet.
    if (isBusy) return;
    setIsBusy(true);
    await editText(desk, article.id, edits);
    setIsBusy(false);
  };
  return (
    <>
      {state.extractor < state.today ? <p className={styles.about}>{say('explain.thisArticleWasCut')}</p> : null}
      <BlockList
        label={say('explain.takenOut')}
        blocks={removed}
        empty={say('explain.nothingWasTakenOut')}
        action={say('explain.putBack')}
        onAct={(block) => void change({ restore: [block] })}
        outlet={state.outlet}
      />
      {state.more > 0 ? (
        <p className={styles.about}>{say('explain.moreBlockNotListed', { more: state.more })}</p>
      ) : null}
      <details className={styles.kept}>
        <summary>{say('explain.keptBlock', { count: kept.length })}</summary>
        <BlockList
          label={say('explain.kept')}
          blocks={kept}
          empty={say('explain.nothing')}
          action={say('explain.thisIsFurniture')}
          onAct={(block) => void change({ cut: [block.text] })}
          outlet={state.outlet}
        />
      </details>
    </>
  );
}

function failureOf({ code, detail }: Failure): string {
  if (code === 'not-found') return say('explain.theOriginalIsNo');
  return code === 'bad-request' ? detail : failureWords[code].title;
}

function BlockList({
  label,
  blocks,
  empty,
  action,
  onAct,
  outlet,
}: {
  readonly label: string;
  readonly blocks: readonly ExplainedBlock[];
  readonly empty: string;
  readonly action: string;
  readonly onAct: (block: ExplainedBlock) => void;
  readonly outlet: string | null;
}) {
  const desk = useDesk();
  const [shown, setShown] = useState(shownAtFirst);
  if (blocks.length === 0) return <p className={styles.about}>{empty}</p>;
  return (
    <>
      <ul className={styles.blocks} aria-label={say('explain.block', { label, count: blocks.length })}>
        {blocks.slice(0, shown).map((block, at) => (
          // Blocks have no identity but their order: the same words may stand twice.
          // oxlint-disable-next-line react/no-array-index-key
          <li key={at} className={styles.block}>
            <p dir="auto" className={styles.words}>
              {block.text}
            </p>
            {block.removed ? <p className={styles.why}>{whyWords(block.removed)}</p> : null}
            <span className={styles.actions}>
              <Button look="quiet" aria-label={`${action}: ${block.text.slice(0, 60)}`} onPress={() => onAct(block)}>
                {action}
              </Button>
              {outlet !== null && (block.removed === null || block.removed.rule === 'user') ? (
                <Button
                  look="quiet"
                  aria-label={say('explain.alwaysCutOn2', { outlet, value: block.text.slice(0, 60) })}
                  onPress={() => {
                    draftRule.set({ outlet, text: block.text, element: block.element });
                    desk.overlay.set('outlet-rules');
                  }}
                >
                  {say('explain.alwaysOn', { outlet })}
                </Button>
              ) : null}
            </span>
          </li>
        ))}
      </ul>
      {blocks.length > shown ? (
        <Button onPress={() => setShown(shown + 200)}>
          {say('explain.showMore', { count: Math.min(200, blocks.length - shown) })}
        </Button>
      ) : null}
    </>
  );
}

function whyWords({ rule, why }: { readonly rule: string; readonly why: string }): string {
  const sentence = why.charAt(0).toUpperCase() + why.slice(1);
  return rule === 'user' || rule === 'outside' ? sentence : `${sentence} (${rule})`;
}
