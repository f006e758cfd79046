import type { ReactNode } from 'react';
import { Button as AriaButton, type ButtonProps } from 'react-aria-components';
import { cx } from './cx';
import styles from './Button.module.css';

/** A button with words on it. `primary` is the one thing a screen offers most. */
export function Button({
  look = 'plain',
  children,
  className,
  ...rest
}: Omit<ButtonProps, 'children' | 'className'> & {
  readonly look?: 'plain' | 'primary' | 'quiet';
  readonly className?: string | undefined;
  readonly children: ReactNode;
}) {
  return (
    <AriaButton {...rest} className={cx(styles.button, styles[look], className)}>
      {children}
    </AriaButton>
  );
}
