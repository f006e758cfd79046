import { AlignCenter, List, Table2 } from 'lucide-react';
import type { ReactNode } from 'react';
import { ToggleButton, ToggleButtonGroup, Tooltip, TooltipTrigger } from 'react-aria-components';
import { say } from '../messages/say';
import button from '../parts/Button.module.css';
import { useDesk } from '../parts/desk-context';
import { type ListView, listViews } from '../state/looks';
import { useStore } from '../state/store';
import { viewWords } from './view-words';
import styles from './ViewSwitch.module.css';

const icons: Record<ListView, ReactNode> = {
  list: <List size={15} aria-hidden />,
  table: <Table2 size={15} aria-hidden />,
  concordance: <AlignCenter size={15} aria-hidden />,
};

/** How the list is shown: one of its views, by pointer or by arrow keys. */
export function ViewSwitch() {
  const desk = useDesk();
  const { view } = useStore(desk.looks.now);
  return (
    <ToggleButtonGroup
      aria-label={say('results.showAs')}
      className={styles.group ?? ''}
      disallowEmptySelection
      selectedKeys={[view]}
      onSelectionChange={(keys) => {
        const next = listViews.find((one) => keys.has(one));
        if (next) desk.looks.change({ view: next });
      }}
    >
      {listViews.map((one) => (
        <TooltipTrigger key={one} delay={600} closeDelay={100}>
          <ToggleButton id={one} aria-label={viewWords[one]} className={styles.view ?? ''}>
            {icons[one]}
          </ToggleButton>
          <Tooltip className={button.tooltip ?? ''} offset={6}>
            {viewWords[one]}
          </Tooltip>
        </TooltipTrigger>
      ))}
    </ToggleButtonGroup>
  );
}
