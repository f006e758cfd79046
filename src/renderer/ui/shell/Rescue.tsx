import { useState } from 'react';
import { type CommandCode, commandCodes, type Failure } from '../../../contract/failure';
import { formatBytes } from '../format/numbers';
import { say } from '../messages/say';
import { Button } from '../parts/Button';
import { useDesk } from '../parts/desk-context';
import { useStore } from '../state/store';
import { failureWords } from '../words';
import styles from './Screen.module.css';

/** What stands in place of the library while it cannot be opened as it is. */
export function Rescue() {
  const desk = useDesk();
  const { rescue, info } = useStore(desk.connection);
  const { stopped } = useStore(desk.library);
  const [said, setSaid] = useState<string | null>(null);
  const [isTrying, setIsTrying] = useState(false);
  const failure: Failure = rescue?.failure ?? { code: codeOf(stopped?.code), detail: stopped?.detail ?? '' };
  const words = failureWords[failure.code];

  const attempt = async (name: 'try-again' | 'rebuild' | 'restore-journal'): Promise<void> => {
    setIsTrying(true);
    setSaid(null);
    const answer = await desk.wire.send(name, {});
    setIsTrying(false);
    if (!answer.ok) setSaid(say('shell.stillNot', { value: failureWords[answer.failure.code].title.toLowerCase() }));
    else if (answer.value && name === 'restore-journal') {
      setSaid(say('shell.changeWrittenBack', { frames: answer.value.frames }));
      await desk.wire.send('try-again', {});
    }
  };

  return (
    <main className={styles.screen} aria-label={say('shell.libraryCannotBeOpened')}>
      <div className={styles.inner} role="alert">
        <h1>{words.title}</h1>
        <p>{words.text}</p>
        {failure.code === 'no-space' && rescue && rescue.needBytes > 0 ? (
          <p>
            <strong>{say('shell.freeAbout', { needBytes: formatBytes(rescue.needBytes) })}</strong>{' '}
            {say('shell.onTheDiskOf')}
            {info ? (
              <>
                {' '}
                (<bdi>{info.dir}</bdi>)
              </>
            ) : null}
            {say('shell.thenTryAgainEmpty')}
          </p>
        ) : null}
        {failure.detail && failure.code !== 'no-space' ? <p className={styles.detail}>{failure.detail}</p> : null}
        <div className={styles.actions}>
          {failure.code === 'archive-ahead' ? (
            <Button look="primary" isDisabled={isTrying} onPress={() => void attempt('restore-journal')}>
              {say('shell.writeTheChangesBack')}
            </Button>
          ) : null}
          <Button
            look={failure.code === 'archive-ahead' ? 'plain' : 'primary'}
            isDisabled={isTrying}
            onPress={() => void attempt('try-again')}
          >
            {isTrying ? say('shell.trying') : say('shell.tryAgain')}
          </Button>
          {info && desk.platform.can.revealFile ? (
            <Button onPress={() => void desk.wire.send('reveal-library', {})}>
              {say('shell.showTheLibraryFolder')}
            </Button>
          ) : null}
          <span role="status">{said}</span>
        </div>
      </div>
    </main>
  );
}

function codeOf(code: string | undefined): CommandCode {
  return commandCodes.find((one) => one === code) ?? 'archive-unavailable';
}
