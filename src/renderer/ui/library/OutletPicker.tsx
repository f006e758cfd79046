import { Newspaper } from 'lucide-react';
import { useEffect, useState } from 'react';
import { countOf } from '../format/numbers';
import { say } from '../messages/say';
import { useDesk } from '../parts/desk-context';
import { PickList } from '../parts/PickList';
import { PickSheet } from '../parts/PickSheet';
import type { OutletCount } from '../state/outlets';
import { queryOf } from './outlet-nodes';

/** Any outlet by typing its name; picking one searches for it in All articles. */
export function OutletPicker() {
  const desk = useDesk();
  const [text, setText] = useState('');
  const [found, setFound] = useState<readonly OutletCount[]>([]);
  useEffect(() => {
    let isStale = false;
    desk.outlets.find(text).then(
      (outlets) => {
        if (!isStale) setFound(outlets);
      },
      // What was found before stays until the archive answers again.
      () => undefined,
    );
    return () => {
      isStale = true;
    };
  }, [desk, text]);
  const close = (): void => desk.overlay.set(null);
  return (
    <PickSheet name={say('library.outlets')} isOpen onClose={close}>
      <PickList
        label={say('library.outletName')}
        placeholder={say('library.outletName')}
        text={text}
        onText={setText}
        options={found.map(({ name, articles }) => ({
          id: name,
          label: name,
          hint: countOf(articles, 'article'),
          icon: <Newspaper size={14} aria-hidden />,
        }))}
        onPick={(name) => {
          close();
          desk.go({ section: 'all', query: queryOf(name) });
          desk.pane.set('list');
        }}
        empty={say('library.noOutletIsCalled')}
      />
    </PickSheet>
  );
}
