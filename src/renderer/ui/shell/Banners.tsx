import { PlugZap, TriangleAlert, X } from 'lucide-react';
import { useState } from 'react';
import { say } from '../messages/say';
import { useDesk } from '../parts/desk-context';
import { IconButton } from '../parts/IconButton';
import { useStore } from '../state/store';
import { warningWords } from '../words';
import styles from './Banners.module.css';

/** Says that the main side is gone while the window tries to reach it again. */
export function LostBanner() {
  const desk = useDesk();
  const { phase } = useStore(desk.connection);
  if (phase !== 'lost') return null;
  return (
    <div className={styles.banner} role="alert">
      <PlugZap size={16} aria-hidden />
      <p>
        <strong>{say('shell.backfilesMainProcessIs')}</strong> {say('shell.whatWasSavedIs')}
      </p>
    </div>
  );
}

/** What was noticed about the library when it was opened; each is said once. */
export function LibraryWarnings() {
  const desk = useDesk();
  const { info } = useStore(desk.connection);
  const [closed, setClosed] = useState<ReadonlySet<string>>(new Set());
  const warnings = (info?.warnings ?? []).filter((warning) => !closed.has(warning));
  return warnings.map((warning) => (
    <div key={warning} className={styles.banner} role="status">
      <TriangleAlert size={16} aria-hidden />
      <p>{warningWords[warning]}</p>
      <IconButton name={say('shell.closeThisRemark')} onPress={() => setClosed((old) => new Set(old).add(warning))}>
        <X size={15} aria-hidden />
      </IconButton>
    </div>
  ));
}
