import { Component, type ErrorInfo, type ReactNode } from 'react';
import { say } from '../messages/say';
import { failureWords } from '../words';
import styles from './Screen.module.css';

interface State {
  readonly message: string | null;
}

/** Catches what no one expected while drawing the window, says so, and offers to draw it again. */
export class ErrorBoundary extends Component<{ readonly children: ReactNode }, State> {
  override state: State = { message: null };

  static getDerivedStateFromError(error: unknown): State {
    return { message: error instanceof Error ? error.message : String(error) };
  }

  override componentDidCatch(error: unknown, info: ErrorInfo): void {
    // One of the named doors where an unexpected error ends: the log gets its stack.
    // oxlint-disable-next-line no-console
    console.error(error, info.componentStack);
  }

  override render(): ReactNode {
    const { message } = this.state;
    if (message === null) return this.props.children;
    return (
      <div className={styles.screen} role="alert">
        <div className={styles.inner}>
          <h1>{failureWords.internal.title}</h1>
          <p>{say('shell.yourArticlesWereNot')}</p>
          <p className={styles.detail}>{message}</p>
          <button type="button" className={styles.again} onClick={() => location.reload()}>
            {say('shell.openTheWindowAgain')}
          </button>
        </div>
      </div>
    );
  }
}
