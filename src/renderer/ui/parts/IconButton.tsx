import type { ReactNode } from 'react';
import { Button as AriaButton, type ButtonProps, Tooltip, TooltipTrigger } from 'react-aria-components';
import { keyWords } from '../commands/keys';
import styles from './Button.module.css';
import { cx } from './cx';
import { useDesk } from './desk-context';

/** A button with only a picture; its name, and its key if it has one, stand in a tooltip. */
export function IconButton({
  name,
  shortcut,
  children,
  className,
  isOn,
  ...rest
}: Omit<ButtonProps, 'children' | 'className'> & {
  readonly name: string;
  /** As commands write keys: `Mod+F`. */
  readonly shortcut?: string | undefined;
  /** For a button that stays pressed. */
  readonly isOn?: boolean;
  readonly className?: string | undefined;
  readonly children: ReactNode;
}) {
  const { platform } = useDesk();
  return (
    <TooltipTrigger delay={600} closeDelay={100}>
      <AriaButton
        {...rest}
        aria-label={name}
        {...(isOn === undefined ? {} : { 'aria-pressed': isOn })}
        className={cx(styles.icon, className)}
      >
        {children}
      </AriaButton>
      <Tooltip className={styles.tooltip ?? ''} offset={6}>
        {name}
        {shortcut ? <kbd>{keyWords(shortcut, platform.modifier)}</kbd> : null}
      </Tooltip>
    </TooltipTrigger>
  );
}
