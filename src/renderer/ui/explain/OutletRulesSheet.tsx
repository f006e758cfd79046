import { useCallback, useEffect, useState } from 'react';
import {
  ruleOutletOf,
  type OutletRule,
  type OutletRuleDraft,
  type OutletRuleMatch,
} from '../../../contract/outlet-rule';
import type { EditDraft } from '../../../contract/change';
import { say } from '../messages/say';
import { Button } from '../parts/Button';
import { useDesk } from '../parts/desk-context';
import { Sheet } from '../parts/Sheet';
import { isActive } from '../state/jobs';
import { useStore } from '../state/store';
import { draftRule } from './draft-rule';
import { DraftForm } from './DraftForm';
import styles from './OutletRulesSheet.module.css';
import { reRead } from './revise-edits';
import { readRulesFile, writeRulesFile } from './rules-file';

/** What the user has said of outlets' pages: seen, changed, switched off, deleted, taken along as a file, and used on articles held. */
export function OutletRulesSheet() {
  const desk = useDesk();
  const close = (): void => {
    draftRule.set(null);
    desk.overlay.set(null);
  };
  return (
    <Sheet title={say('explain.rulesForOutlets')} isOpen onClose={close}>
      <Rules />
    </Sheet>
  );
}

function Rules() {
  const desk = useDesk();
  const draft = useStore(draftRule);
  const library = useStore(desk.library);
  const { view } = useStore(desk.reading.store);
  const [rules, setRules] = useState<readonly OutletRule[] | null>(null);
  const { ask, steps } = desk;
  const refresh = useCallback(() => {
    void ask('outletRules').then(setRules, () => setRules([]));
  }, [ask]);
  // Asked again whenever something was applied, an undo too.
  useEffect(refresh, [refresh, library]);

  const make = async (changes: readonly EditDraft[], said: string): Promise<void> => {
    await steps.make('outlet-rule', changes, said);
    setTimeout(refresh, 150);
  };
  const add = (rule: OutletRuleDraft): void => {
    void make([{ type: 'outlet-rule-make', rule }], say('explain.ruleForMade', { outlet: rule.outlet }));
    draftRule.set(null);
  };
  const outlets = [...new Set((rules ?? []).map(({ outlet }) => outlet))];
  // Its articles can be cleaned again without a rule, too.
  const read = view ? ruleOutletOf(view.article) : null;
  const bare = rules && read !== null && !outlets.includes(read) ? read : null;
  return (
    <div className={styles.sheet}>
      {draft ? <DraftForm draft={draft} onMake={add} onCancel={() => draftRule.set(null)} /> : null}
      {rules?.length === 0 && !draft ? <p className={styles.about}>{say('explain.noRulesYetSelect')}</p> : null}
      {outlets.map((outlet) => (
        <section key={outlet}>
          <h3>
            <bdi>{outlet}</bdi>
          </h3>
          <ul className={styles.rules}>
            {(rules ?? [])
              .filter((rule) => rule.outlet === outlet)
              .map((rule) => (
                <RuleLine key={rule.id} rule={rule} onChange={make} />
              ))}
          </ul>
          <ApplyToHeld outlet={outlet} about={say('explain.newArticlesFollowThese')} />
        </section>
      ))}
      {bare === null ? null : (
        <section aria-label={bare}>
          <h3>
            <bdi>{bare}</bdi>
          </h3>
          <ApplyToHeld key={bare} outlet={bare} about={say('explain.allOfThisOutlet')} />
        </section>
      )}
      <footer className={styles.actions}>
        <Button isDisabled={!rules || rules.length === 0} onPress={() => writeRulesFile(rules ?? [])}>
          {say('explain.exportRules')}
        </Button>
        <label className={styles.file}>
          {say('explain.importRules')}
          <input
            type="file"
            accept=".json,application/json"
            onChange={(event) => {
              const [file] = event.target.files ?? [];
              event.target.value = '';
              if (!file) return;
              void readRulesFile(file).then((found) => {
                if (found === null) {
                  desk.toasts.show({
                    tone: 'bad',
                    text: say('explain.thisFileHoldsNo'),
                    more: say('explain.nothingWasChanged'),
                  });
                  return;
                }
                const known = new Set((rules ?? []).map(keyOf));
                const fresh = found.filter((rule) => !known.has(keyOf(rule)));
                if (fresh.length === 0) desk.toasts.show({ text: say('explain.allOfTheseRules') });
                else
                  void make(
                    fresh.map((rule) => ({ type: 'outlet-rule-make', rule })),
                    say('explain.ruleImported', { count: fresh.length }),
                  );
              });
            }}
          />
        </label>
      </footer>
    </div>
  );
}

function keyOf({ outlet, match }: OutletRuleDraft): string {
  return JSON.stringify(match.kind === 'text' ? [outlet, match.pattern] : [outlet, match.name, match.words]);
}

function RuleLine({
  rule,
  onChange,
}: {
  readonly rule: OutletRule;
  readonly onChange: (changes: readonly EditDraft[], said: string) => Promise<void>;
}) {
  const { id, outlet, match, isOn } = rule;
  const [edited, setEdited] = useState<string | null>(null);
  const shown = match.kind === 'text' ? match.pattern : describeElement(match);
  const save = (): void => {
    const next = readMatch(match, edited ?? '');
    if (next && edited !== null)
      void onChange(
        [{ type: 'outlet-rule-edit', id, rule: { outlet, match: next, isOn } }],
        say('explain.ruleChanged'),
      );
    setEdited(null);
  };
  return (
    <li className={styles.rule} data-off={!isOn || undefined}>
      <input
        type="checkbox"
        aria-label={say('explain.inUse', { shown })}
        checked={isOn}
        onChange={() =>
          void onChange(
            [{ type: 'outlet-rule-edit', id, rule: { outlet, match, isOn: !isOn } }],
            isOn ? say('explain.ruleSwitchedOff') : say('explain.ruleSwitchedOn'),
          )
        }
      />
      {edited === null ? (
        <span className={styles.what}>
          {match.kind === 'text' ? say('explain.blocksThatSay') : say('explain.elementsCalled')} <bdi>“{shown}”</bdi>
        </span>
      ) : (
        <form
          className={styles.what}
          onSubmit={(event) => {
            event.preventDefault();
            save();
          }}
        >
          <input
            type="text"
            aria-label={
              match.kind === 'text' ? 'Words of the block; * stands for any words' : say('explain.wordsOfTheElement')
            }
            autoFocus
            value={edited}
            dir="auto"
            onChange={(event) => setEdited(event.target.value)}
          />
          <Button type="submit">{say('explain.keep')}</Button>
        </form>
      )}
      <Button look="quiet" onPress={() => setEdited(edited === null ? shown : null)}>
        {edited === null ? say('explain.change') : say('explain.leave')}
      </Button>
      <Button
        look="quiet"
        onPress={() => void onChange([{ type: 'outlet-rule-delete', id }], say('explain.ruleDeleted'))}
      >
        {say('explain.delete')}
      </Button>
    </li>
  );
}

/** An element as one line: its name and words, with dots between as in a style sheet. */
function describeElement(match: Extract<OutletRuleMatch, { kind: 'element' }>): string {
  return [match.name, ...match.words].filter((word) => word !== '').join(' ');
}

function readMatch(before: OutletRuleMatch, typed: string): OutletRuleMatch | null {
  const text = typed.trim();
  if (text === '') return null;
  if (before.kind === 'text') return { kind: 'text', pattern: text };
  const words = text.split(/\s+/u);
  const name = before.name !== '' && words[0] === before.name ? (words.shift() ?? '') : '';
  return words.length === 0 ? null : { kind: 'element', name, words };
}

/** First counts what would change, then does it: a job that can be cancelled, and one step to undo. */
function ApplyToHeld({ outlet, about }: { readonly outlet: string; readonly about: string }) {
  const desk = useDesk();
  const { jobs } = useStore(desk.jobs);
  const [trial, setTrial] = useState<string | null>(null);
  const [run, setRun] = useState<string | null>(null);
  const job = jobs.find(({ id }) => id === (run ?? trial));
  const isRunning = job !== undefined && isActive(job);
  const begin = async (isTrial: boolean): Promise<void> => {
    const started = await reRead(desk, { outlet }, { isTrial });
    if (isTrial) {
      setRun(null);
      setTrial(started);
    } else setRun(started);
  };
  const counted =
    job && !isRunning ? say('explain.articleOf', { articles: job.counts.articles, done: job.done }) : null;
  return (
    <p className={styles.held} role="status">
      {isRunning ? (
        <>
          {run === null ? say('explain.counting') : say('explain.cleaning')}
          {say('explain.of', { done: job.done })} {job.of ?? '…'}
          <Button onPress={() => void desk.intake.cancelJob(job.id)}>{say('explain.cancel')}</Button>
        </>
      ) : (
        <>
          {counted === null
            ? about
            : run === null
              ? say('explain.wouldChange', { counted })
              : say('explain.changed', { counted })}
          {job && job.counts.refused > 0 ? say('explain.originalCouldNotBe', { refused: job.counts.refused }) : ''}
          <Button onPress={() => void begin(true)}>{say('explain.countArticlesHeld')}</Button>
          {counted !== null && run === null && job && job.counts.articles > 0 ? (
            <Button look="primary" onPress={() => void begin(false)}>
              {say('explain.cleanArticleAgain', { articles: job.counts.articles })}
            </Button>
          ) : null}
        </>
      )}
    </p>
  );
}
