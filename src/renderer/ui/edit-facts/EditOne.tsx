import { useState } from 'react';
import type { Article } from '../../../contract/article';
import { factFields, writeFact, type FactEdit, type FactField } from '../../../contract/edit-facts';
import { editArticleFacts } from '../explain/revise-edits';
import { say } from '../messages/say';
import { Button } from '../parts/Button';
import { useDesk } from '../parts/desk-context';
import { FactInput } from './FactInput';
import { refusalOf } from './fact-words';
import styles from './EditFacts.module.css';

/** All facts of one article; what is left as it is keeps where it was read. */
export function EditOne({ article, onDone }: { readonly article: Article; readonly onDone: () => void }) {
  const desk = useDesk();
  const [written, setWritten] = useState<Partial<Record<FactField, string>>>({});
  const [isBusy, setIsBusy] = useState(false);
  const valueOf = (field: FactField): string => written[field] ?? writeFact(article, field);
  const changed = factFields.filter((field) => valueOf(field) !== writeFact(article, field));
  const isRefused = changed.some((field) => refusalOf(field, valueOf(field)) !== null);

  const save = async (): Promise<void> => {
    setIsBusy(true);
    const edits = changed.map((field): FactEdit => {
      const value = valueOf(field);
      return value.trim() === '' ? { op: 'clear', field } : { op: 'set', field, value };
    });
    if (await editArticleFacts(desk, [article.id], edits)) onDone();
    else setIsBusy(false);
  };
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        if (changed.length > 0 && !isRefused && !isBusy) void save();
      }}
    >
      {factFields.map((field) => (
        <FactInput
          key={field}
          field={field}
          value={valueOf(field)}
          onChange={(value) => setWritten((old) => ({ ...old, [field]: value }))}
        />
      ))}
      <div className={styles.actions}>
        <p>{say('editFacts.whatYouChangeIs')}</p>
        <Button onPress={onDone}>{say('editFacts.cancel')}</Button>
        <Button look="primary" type="submit" isDisabled={changed.length === 0 || isRefused || isBusy}>
          {say('editFacts.keepChanges')}
        </Button>
      </div>
    </form>
  );
}
