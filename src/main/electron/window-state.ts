import { readFileSync, renameSync, writeFileSync } from 'node:fs';

/** Where a window was, in screen pixels. */
export interface WindowState {
  readonly x: number | null;
  readonly y: number | null;
  readonly width: number;
  readonly height: number;
  readonly isMaximized: boolean;
}

export interface Area {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

const atFirst: WindowState = { x: null, y: null, width: 1440, height: 900, isMaximized: false };
/** Of a window's top edge this much must be on a screen, or nobody could drag it back. */
const gripPx = 80;

/** The remembered state, made to fit the screens there are now: one that was unplugged must not keep the window. */
export function fitWindow(stored: unknown, workAreas: readonly Area[]): WindowState {
  const state = isState(stored) ? stored : atFirst;
  const largest = workAreas.reduce((most, area) => Math.max(most, area.width), 640);
  const tallest = workAreas.reduce((most, area) => Math.max(most, area.height), 480);
  const size = {
    width: Math.round(Math.min(Math.max(state.width, 640), largest)),
    height: Math.round(Math.min(Math.max(state.height, 480), tallest)),
    isMaximized: state.isMaximized,
  };
  const { x, y } = state;
  if (x === null || y === null) return { ...size, x: null, y: null };
  const isSeen = workAreas.some(
    (area) =>
      x + size.width >= area.x + gripPx &&
      x <= area.x + area.width - gripPx &&
      y >= area.y &&
      y <= area.y + area.height - gripPx,
  );
  return isSeen ? { ...size, x: Math.round(x), y: Math.round(y) } : { ...size, x: null, y: null };
}

/** Reads the state's file; anything unreadable is no state. */
export function readWindowState(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return null;
  }
}

/** Writes it whole by rename. A disk that is full costs the window's place, nothing else. */
export function writeWindowState(file: string, state: WindowState): void {
  try {
    writeFileSync(`${file}.new`, JSON.stringify(state), { mode: 0o600 });
    renameSync(`${file}.new`, file);
  } catch {
    // Its place is not worth a word.
  }
}

function isState(value: unknown): value is WindowState {
  if (typeof value !== 'object' || value === null) return false;
  const { x, y, width, height, isMaximized } = value as Partial<Record<keyof WindowState, unknown>>;
  return (
    isPlace(x) && isPlace(y) && Number.isFinite(width) && Number.isFinite(height) && typeof isMaximized === 'boolean'
  );
}

function isPlace(n: unknown): boolean {
  return n === null || Number.isFinite(n);
}
