import { ListChecks } from 'lucide-react';
import { useEffect, useState } from 'react';
import type { ImportRule } from '../../../contract/import-rule';
import { say } from '../messages/say';
import { Button } from '../parts/Button';
import { useDesk } from '../parts/desk-context';
import { Empty } from '../parts/Empty';
import { Sheet } from '../parts/Sheet';
import { readRules } from '../state/rule-edits';
import { RuleForm } from './RuleForm';
import { RuleItem } from './RuleItem';
import styles from './RulesSheet.module.css';

/** The rules of importing: seeing, ordering, switching off, editing, deleting, and running them on held articles. */
export function RulesSheet() {
  const desk = useDesk();
  const [rules, setRules] = useState<readonly ImportRule[]>([]);
  const [isKnown, setIsKnown] = useState(false);
  const [edited, setEdited] = useState<string | null>(null);
  useEffect(() => {
    let isStale = false;
    const ask = async (): Promise<void> => {
      const known = await readRules(desk.ask, []);
      if (isStale) return;
      setRules(known);
      setIsKnown(true);
    };
    void ask();
    // Whatever was done or undone last may have been done to the rules.
    const stop = desk.steps.undoable.subscribe(() => void ask());
    return () => {
      isStale = true;
      stop();
    };
  }, [desk]);

  const keep = (next: readonly ImportRule[], said: string): void => {
    // Shown at once; when the archive has applied it, it says the same.
    setRules(next);
    setEdited(null);
    void desk.ruleEdits.setRules(next, said);
  };
  const move = (at: number, by: -1 | 1): void => {
    const next = [...rules];
    const [rule] = next.splice(at, 1);
    if (rule) next.splice(at + by, 0, rule);
    keep(next, say('importing.ruleMoved'));
  };
  return (
    <Sheet title={say('importing.importRules')} isOpen onClose={() => desk.overlay.set(null)}>
      <div className={styles.page}>
        {rules.length === 0 && isKnown && edited === null ? (
          <Empty
            icon={<ListChecks size={30} aria-hidden />}
            title={say('importing.noRulesYet')}
            actions={
              <Button look="primary" onPress={() => setEdited('new')}>
                {say('importing.newRule2')}
              </Button>
            }
          >
            {say('importing.aRuleGivesWhat')}
          </Empty>
        ) : null}
        <ol className={styles.list} aria-label={say('importing.rules')}>
          {rules.map((rule, at) =>
            edited === rule.id ? (
              <li key={rule.id}>
                <RuleForm
                  rule={rule}
                  onKeep={(next) =>
                    keep(
                      rules.map((one) => (one.id === rule.id ? next : one)),
                      say('importing.ruleChanged'),
                    )
                  }
                  onCancel={() => setEdited(null)}
                />
              </li>
            ) : (
              <RuleItem
                key={rule.id}
                rule={rule}
                onToggle={() =>
                  keep(
                    rules.map((one) => (one.id === rule.id ? { ...one, isOn: !one.isOn } : one)),
                    rule.isOn ? say('importing.ruleSwitchedOff') : say('importing.ruleSwitchedOn'),
                  )
                }
                onEdit={() => setEdited(rule.id)}
                onDelete={() =>
                  keep(
                    rules.filter((one) => one.id !== rule.id),
                    say('importing.ruleDeleted'),
                  )
                }
                onUp={at > 0 ? () => move(at, -1) : null}
                onDown={at < rules.length - 1 ? () => move(at, 1) : null}
              />
            ),
          )}
        </ol>
        {edited === 'new' ? (
          <RuleForm
            rule={null}
            onKeep={(next) => keep([...rules, next], say('importing.ruleMade'))}
            onCancel={() => setEdited(null)}
          />
        ) : rules.length > 0 ? (
          <div className={styles.actions}>
            <p className={styles.note}>{say('importing.allRulesThatFit')}</p>
            <Button look="primary" onPress={() => setEdited('new')}>
              {say('importing.newRule2')}
            </Button>
          </div>
        ) : null}
      </div>
    </Sheet>
  );
}
