import { useEffect } from 'react';
import { type Command, commandFor } from '../commands/commands';
import type { Desk } from '../state/desk';

/** Runs commands by their keys, wherever the focus is, but for dialogs and menus, which have keys of their own. */
export function useKeys(desk: Desk, commands: readonly Command[]): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.isComposing) return;
      const target = event.target instanceof Element ? event.target : document.body;
      if (target.closest('[role=dialog],[role=menu]') || document.querySelector('[role=dialog],[role=alertdialog]'))
        return;
      // A button or link that has the focus takes these for itself.
      if (
        (event.key === ' ' || event.key === 'Enter') &&
        target.closest('button,a,summary,[role=tab],[role=separator]')
      )
        return;
      const isInField = target.matches('input,textarea,select,[contenteditable]');
      if (event.key === 'Escape' && !isInField) {
        stepBack(desk, target);
        return;
      }
      // A tree is searched by typing: there a letter is never a command.
      const letters = desk.settings.get().letterKeys && !target.closest('[role=treegrid]');
      const command = commandFor(commands, event, isInField, desk.platform.modifier, letters);
      if (!command) return;
      event.preventDefault();
      command.run();
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, [desk, commands]);
}

/** Esc goes back one step: from the reader to the list, from there out of a search. */
function stepBack(desk: Desk, target: Element): void {
  if (desk.pane.get() !== 'list') {
    desk.pane.set('list');
    desk.handles.list?.focus();
  } else if (!target.closest('[role=listbox],[role=grid]')) desk.handles.list?.focus();
  else if (desk.place.get().query !== '') desk.go({ query: '' });
}
