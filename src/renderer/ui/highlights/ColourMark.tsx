import type { MarkColour } from '../../../contract/mark';
import { cx } from '../parts/cx';
import styles from './ColourMark.module.css';

/** The sign of a colour: a swatch with the line that its highlights have, so that it is told without colour too. */
export function ColourMark({ colour }: { readonly colour: MarkColour }) {
  return (
    <span className={cx(styles.mark, styles[colour])} aria-hidden>
      a
    </span>
  );
}
