import { createContext, useContext } from 'react';
import type { Command } from '../commands/commands';
import type { Desk } from '../state/desk';

interface Given {
  readonly desk: Desk;
  readonly commands: readonly Command[];
}

/** What every region of the window is given. */
export const DeskContext = createContext<Given | null>(null);

/** The window's desk. */
export function useDesk(): Desk {
  return useGiven().desk;
}

/** All commands of the window. */
export function useCommands(): readonly Command[] {
  return useGiven().commands;
}

/** The command of that id; a name that is not in the list is a bug. */
export function useCommand(id: string): Command {
  const command = useGiven().commands.find((one) => one.id === id);
  if (!command) throw new Error(`no command ${id}`);
  return command;
}

function useGiven(): Given {
  const given = useContext(DeskContext);
  if (!given) throw new Error('no desk around this component');
  return given;
}
