import { Search } from 'lucide-react';
import { useId, useState } from 'react';
import { say } from '../messages/say';
import { Button } from '../parts/Button';
import { useDesk } from '../parts/desk-context';
import { Segments } from '../parts/Segments';
import { Sheet } from '../parts/Sheet';
import { SizeStepper } from '../reading/SizeStepper';
import { resetSettings, type Settings } from '../state/settings';
import { useStore } from '../state/store';
import { findSettings } from './find-settings';
import type { ChoiceSetting, Setting, SwitchSetting } from './setting-list';
import styles from './SettingsSheet.module.css';

/** What can be set, found by typing; kept as soon as it is chosen. */
export function SettingsSheet() {
  const desk = useDesk();
  const settings = useStore(desk.settings);
  const [typed, setTyped] = useState('');
  /** What the settings were and became by the reset that can be taken back. */
  const [reset, setReset] = useState<{ readonly from: Settings; readonly to: Settings } | null>(null);
  const [said, setSaid] = useState('');
  const groups = findSettings(typed);
  const count = groups.reduce((sum, group) => sum + group.settings.length, 0);
  // Once something was chosen after it, the reset cannot be taken back whole.
  const isUndoable = reset !== null && reset.to === settings;
  const turn = (): void => {
    if (isUndoable) {
      desk.settings.set(reset.from);
      setReset(null);
      setSaid(say('settings.resetUndone'));
      return;
    }
    const to = resetSettings(settings);
    desk.settings.set(to);
    setReset({ from: settings, to });
    setSaid(say('settings.wereReset'));
  };
  return (
    <Sheet title={say('settings.settings')} isOpen onClose={() => desk.overlay.set(null)}>
      <div className={styles.find}>
        <Search size={15} aria-hidden />
        <input
          type="search"
          className={styles.field}
          aria-label={say('settings.find')}
          placeholder={say('settings.find')}
          value={typed}
          dir="auto"
          autoComplete="off"
          spellCheck={false}
          // Typing is the quickest way to a setting.
          // oxlint-disable-next-line jsx-a11y/no-autofocus
          autoFocus
          onChange={(event) => setTyped(event.target.value)}
        />
      </div>
      {groups.map(({ name, settings: shown }) => (
        <section key={name} className={styles.group} aria-label={name}>
          <h3>{name}</h3>
          {shown.map((setting) => (
            <SettingRow key={setting.id} setting={setting} />
          ))}
        </section>
      ))}
      {/* It is there before it says anything, so that it is read out. */}
      <p role="status" className={count === 0 ? styles.none : 'visually-hidden'}>
        {count === 0 ? say('settings.none') : typed.trim() === '' ? '' : say('settings.found', { count })}
      </p>
      <footer className={styles.foot}>
        <p role="status">{said === '' ? say('settings.savedAtOnce') : said}</p>
        <Button onPress={turn}>{isUndoable ? say('settings.undoReset') : say('settings.resetAll')}</Button>
      </footer>
    </Sheet>
  );
}

function SettingRow({ setting }: { readonly setting: Setting }) {
  if (setting.kind === 'choice') return <ChoiceRow setting={setting} />;
  if (setting.kind === 'switch') return <SwitchRow setting={setting} />;
  return (
    <div className={styles.row}>
      <SizeStepper note={setting.note} />
    </div>
  );
}

function ChoiceRow({ setting: { name, note, choices } }: { readonly setting: ChoiceSetting }) {
  const desk = useDesk();
  const settings = useStore(desk.settings);
  return (
    <div className={styles.row}>
      <Segments
        label={name}
        note={note}
        choices={choices}
        value={choices.find(({ isChosen }) => isChosen(settings))?.value ?? ''}
        onChange={(value) => {
          const chosen = choices.find((choice) => choice.value === value);
          if (chosen) desk.settings.update(chosen.choose);
        }}
      />
    </div>
  );
}

function SwitchRow({ setting: { id, name, note } }: { readonly setting: SwitchSetting }) {
  const desk = useDesk();
  const isOn = useStore(desk.settings)[id];
  const noteId = useId();
  return (
    <label className={styles.switch}>
      <span className={styles.words}>
        <span className={styles.name}>{name}</span>
        <span id={noteId} className={styles.note} aria-hidden>
          {note}
        </span>
      </span>
      <input
        type="checkbox"
        aria-label={name}
        aria-describedby={noteId}
        checked={isOn}
        onChange={(event) => desk.settings.update((old) => ({ ...old, [id]: event.target.checked }))}
      />
    </label>
  );
}
