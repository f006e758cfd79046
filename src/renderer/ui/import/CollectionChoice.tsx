import { say } from '../messages/say';
import { useDesk } from '../parts/desk-context';
import { pathOf } from '../state/filing';
import { useStore } from '../state/store';

/** A collection to put articles in, or none. */
export function CollectionChoice({
  value,
  onChange,
}: {
  readonly value: number | null;
  readonly onChange: (collection: number | null) => void;
}) {
  const desk = useDesk();
  const collections = useStore(desk.filing.collections);
  return (
    <label>
      {say('importing.collection')}
      <select
        value={value ?? ''}
        onChange={(event) => onChange(event.target.value === '' ? null : Number(event.target.value))}
      >
        <option value="">{say('importing.none')}</option>
        {collections.map(({ id }) => (
          <option key={id} value={id}>
            {pathOf(collections, id).join(' › ')}
          </option>
        ))}
      </select>
    </label>
  );
}
