import { useEffect, useState } from 'react';
import { Button as AriaButton, Dialog, DialogTrigger, Popover, Tooltip, TooltipTrigger } from 'react-aria-components';
import { say } from '../messages/say';
import buttons from '../parts/Button.module.css';
import { cx } from '../parts/cx';
import { useDesk } from '../parts/desk-context';
import floating from '../parts/floating.module.css';
import { Segments } from '../parts/Segments';
import { readingFaces, readingLeadings, readingMeasures, readingPapers, type ReadingType } from '../state/reading-type';
import { useStore } from '../state/store';
import { SizeStepper } from './SizeStepper';
import { faceWords } from './type-words';
import styles from './TypeButton.module.css';

const leadingWords: Record<ReadingType['leading'], string> = {
  close: say('reading.type.leading.close'),
  normal: say('reading.type.leading.normal'),
  open: say('reading.type.leading.open'),
};
const paperWords: Record<ReadingType['paper'], string> = {
  follow: say('reading.type.paper.follow'),
  light: say('reading.type.paper.light'),
  dark: say('reading.type.paper.dark'),
  paper: say('reading.type.paper.paper'),
};

/** The button that opens how articles are set, and that sheet: face, size, width, line height, paper. */
export function TypeButton() {
  const desk = useDesk();
  const [isOpen, setIsOpen] = useState(false);
  useEffect(() => desk.lend('type', { open: () => setIsOpen(true) }), [desk]);
  return (
    <DialogTrigger isOpen={isOpen} onOpenChange={setIsOpen}>
      <TooltipTrigger delay={600} closeDelay={100}>
        <AriaButton aria-label={say('reading.type.title')} className={cx(buttons.icon, styles.button)}>
          <span aria-hidden>
            A<small>a</small>
          </span>
        </AriaButton>
        <Tooltip className={buttons.tooltip ?? ''} offset={6}>
          {say('reading.type.title')}
        </Tooltip>
      </TooltipTrigger>
      <Popover className={floating.popover ?? ''} placement="bottom end">
        <Dialog aria-label={say('reading.type.title')} className={styles.sheet ?? ''}>
          <TypeSettings />
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}

function TypeSettings() {
  const desk = useDesk();
  const { readingType } = useStore(desk.settings);
  const set = (change: Partial<ReadingType>): void =>
    desk.settings.update((old) => ({ ...old, readingType: { ...old.readingType, ...change } }));
  return (
    <>
      <Segments
        label={say('settings.face')}
        choices={readingFaces.map((face) => ({ value: face, words: faceWords[face] }))}
        value={readingType.face}
        onChange={(face) => set({ face })}
      />
      <SizeStepper />
      <Segments
        label={say('settings.measure')}
        choices={readingMeasures.map((measure) => ({ value: measure, words: String(measure) }))}
        value={readingType.measure}
        onChange={(measure) => set({ measure })}
      />
      <Segments
        label={say('reading.type.leading')}
        choices={readingLeadings.map((leading) => ({ value: leading, words: leadingWords[leading] }))}
        value={readingType.leading}
        onChange={(leading) => set({ leading })}
      />
      <Segments
        label={say('reading.type.paper')}
        choices={readingPapers.map((paper) => ({ value: paper, words: paperWords[paper] }))}
        value={readingType.paper}
        onChange={(paper) => set({ paper })}
      />
    </>
  );
}
