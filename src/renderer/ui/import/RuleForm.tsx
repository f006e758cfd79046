import { useState, type ReactNode } from 'react';
import type { SourceFormat } from '../../../contract/article';
import type { ImportRule, RuleCondition } from '../../../contract/import-rule';
import { say } from '../messages/say';
import { Button } from '../parts/Button';
import { formatWords } from '../words';
import { CollectionChoice } from './CollectionChoice';
import { listTags } from './list-tags';
import styles from './ImportGifts.module.css';
import sheet from './RulesSheet.module.css';

const formats = ['html', 'text', 'markdown'] as const satisfies readonly SourceFormat[];

/** A rule being made or changed; it can be kept once it asks for something and gives something. */
export function RuleForm({
  rule,
  onKeep,
  onCancel,
}: {
  readonly rule: ImportRule | null;
  readonly onKeep: (rule: ImportRule) => void;
  readonly onCancel: () => void;
}) {
  const [outlet, setOutlet] = useState(rule?.when.outlet ?? '');
  const [section, setSection] = useState(rule?.when.section ?? '');
  const [folder, setFolder] = useState(rule?.when.folder ?? '');
  const [format, setFormat] = useState<SourceFormat | undefined>(rule?.when.format);
  const [tags, setTags] = useState(rule?.give.tags.join(', ') ?? '');
  const [collection, setCollection] = useState(rule?.give.collection ?? null);
  const [read, setRead] = useState(rule?.give.read ?? null);

  const when: RuleCondition = {
    ...(outlet.trim() ? { outlet: outlet.trim() } : {}),
    ...(section.trim() ? { section: section.trim() } : {}),
    ...(folder.trim() ? { folder: folder.trim() } : {}),
    ...(format ? { format } : {}),
  };
  const give = { tags: listTags(tags), collection, read };
  const canKeep = Object.keys(when).length > 0 && (give.tags.length > 0 || collection !== null || read !== null);
  return (
    <form
      className={sheet.form}
      aria-label={rule ? say('importing.changeTheRule') : say('importing.newRule')}
      onSubmit={(event) => {
        event.preventDefault();
        if (canKeep) onKeep({ id: rule?.id ?? crypto.randomUUID(), isOn: rule?.isOn ?? true, when, give });
      }}
    >
      <Part title={say('importing.whenAllOfThese')}>
        <Field name={say('importing.outlet')} value={outlet} onChange={setOutlet} />
        <Field name={say('importing.section')} value={section} onChange={setSection} />
        <Field name={say('importing.folderItsNameOr')} value={folder} onChange={setFolder} />
        <label>
          {say('importing.format')}
          <select
            value={format ?? ''}
            onChange={(event) => setFormat(formats.find((one) => one === event.target.value))}
          >
            <option value="">{say('importing.any')}</option>
            {formats.map((one) => (
              <option key={one} value={one}>
                {formatWords[one]}
              </option>
            ))}
          </select>
        </label>
      </Part>
      <Part title={say('importing.thenGiveIt')}>
        <Field name={say('importing.tags')} value={tags} onChange={setTags} />
        <CollectionChoice value={collection} onChange={setCollection} />
        <label>
          {say('importing.readingMark')}
          <select
            value={read === null ? '' : String(read)}
            onChange={(event) => setRead(event.target.value === '' ? null : event.target.value === 'true')}
          >
            <option value="">{say('importing.asTheImportSays')}</option>
            <option value="true">{say('importing.arrivesAsRead')}</option>
            <option value="false">{say('importing.arrivesUnread')}</option>
          </select>
        </label>
      </Part>
      <div className={sheet.actions}>
        {canKeep ? null : <p className={sheet.note}>{say('importing.aRuleNeedsSomething')}</p>}
        <Button onPress={onCancel}>{say('importing.cancel')}</Button>
        <Button type="submit" look="primary" isDisabled={!canKeep}>
          {rule ? say('importing.keepTheChange') : say('importing.makeTheRule')}
        </Button>
      </div>
    </form>
  );
}

function Part({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <fieldset className={styles.gifts}>
      <legend>{title}</legend>
      {children}
    </fieldset>
  );
}

function Field({
  name,
  value,
  onChange,
}: {
  readonly name: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
}) {
  return (
    <label>
      {name}
      <input type="text" value={value} onChange={(event) => onChange(event.target.value)} />
    </label>
  );
}
