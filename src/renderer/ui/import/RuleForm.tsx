import { useState, type ReactNode } from 'react';
import type { SourceFormat } from '../../../contract/article';
import type { ImportRule, RuleCondition } from '../../../contract/import-rule';
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
      aria-label={rule ? 'Change the rule' : 'New rule'}
      onSubmit={(event) => {
        event.preventDefault();
        if (canKeep) onKeep({ id: rule?.id ?? crypto.randomUUID(), isOn: rule?.isOn ?? true, when, give });
      }}
    >
      <Part title="When all of these fit">
        <Field name="Outlet" value={outlet} onChange={setOutlet} />
        <Field name="Section" value={section} onChange={setSection} />
        <Field name="Folder, its name or path" value={folder} onChange={setFolder} />
        <label>
          Format
          <select
            value={format ?? ''}
            onChange={(event) => setFormat(formats.find((one) => one === event.target.value))}
          >
            <option value="">Any</option>
            {formats.map((one) => (
              <option key={one} value={one}>
                {formatWords[one]}
              </option>
            ))}
          </select>
        </label>
      </Part>
      <Part title="Then give it">
        <Field name="Tags" value={tags} onChange={setTags} />
        <CollectionChoice value={collection} onChange={setCollection} />
        <label>
          Reading mark
          <select
            value={read === null ? '' : String(read)}
            onChange={(event) => setRead(event.target.value === '' ? null : event.target.value === 'true')}
          >
            <option value="">As the import says</option>
            <option value="true">Arrives as read</option>
            <option value="false">Arrives unread</option>
          </select>
        </label>
      </Part>
      <div className={sheet.actions}>
        {canKeep ? null : <p className={sheet.note}>A rule needs something to go by and something to give.</p>}
        <Button onPress={onCancel}>Cancel</Button>
        <Button type="submit" look="primary" isDisabled={!canKeep}>
          {rule ? 'Keep the change' : 'Make the rule'}
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
