import { Label, Radio, RadioGroup, Text } from 'react-aria-components';
import styles from './Segments.module.css';

/** A few choices of which one is in force, in a row. Arrows go from one to the next, as in any group of radio buttons. */
export function Segments<T extends string | number>({
  label,
  note,
  choices,
  value,
  onChange,
}: {
  readonly label: string;
  /** A line under the label that explains it. */
  readonly note?: string;
  readonly choices: readonly { readonly value: T; readonly words: string }[];
  readonly value: T;
  readonly onChange: (value: T) => void;
}) {
  return (
    <RadioGroup
      className={styles.group ?? ''}
      orientation="horizontal"
      value={String(value)}
      onChange={(chosen) => {
        const found = choices.find((one) => String(one.value) === chosen);
        if (found) onChange(found.value);
      }}
    >
      <Label className={styles.label ?? ''}>{label}</Label>
      {note === undefined ? null : (
        <Text slot="description" className={styles.note ?? ''}>
          {note}
        </Text>
      )}
      <div className={styles.row}>
        {choices.map((one) => (
          <Radio key={one.value} value={String(one.value)} className={styles.segment ?? ''}>
            {one.words}
          </Radio>
        ))}
      </div>
    </RadioGroup>
  );
}
