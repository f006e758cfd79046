import { useId } from 'react';
import { articleKinds, listFields, type FactField } from '../../../contract/edit-facts';
import { say } from '../messages/say';
import { fieldWords } from '../words';
import { kindWords, refusalOf } from './fact-words';
import styles from './EditFacts.module.css';

const hints: Partial<Record<FactField, string>> = {
  byline: say('editFacts.oneNameALine'),
  keywords: say('editFacts.oneALine'),
  published: say('editFacts.asPreciseAsIt'),
  language: say('editFacts.aCodeEnDe'),
};

/** One fact to write, with why it cannot be so. */
export function FactInput({
  field,
  value,
  onChange,
}: {
  readonly field: FactField;
  readonly value: string;
  readonly onChange: (value: string) => void;
}) {
  const id = useId();
  const refusal = refusalOf(field, value);
  const common = {
    id,
    value,
    'aria-invalid': refusal !== null,
    'aria-describedby': `${id}-hint`,
  };
  return (
    <div className={styles.fact}>
      <label htmlFor={id}>{fieldWords[field]}</label>
      <div>
        {field === 'kind' ? (
          <select {...common} onChange={(event) => onChange(event.target.value)}>
            {articleKinds.map((kind) => (
              <option key={kind} value={kind}>
                {kindWords[kind]}
              </option>
            ))}
          </select>
        ) : listFields.has(field) || field === 'dek' ? (
          <textarea
            {...common}
            dir="auto"
            rows={Math.min(5, Math.max(2, value.split('\n').length))}
            onChange={(event) => onChange(event.target.value)}
          />
        ) : (
          <input type="text" {...common} dir="auto" onChange={(event) => onChange(event.target.value)} />
        )}
        <span id={`${id}-hint`} className={refusal === null ? styles.hint : styles.refusal}>
          {refusal ?? hints[field] ?? ''}
        </span>
      </div>
    </div>
  );
}
