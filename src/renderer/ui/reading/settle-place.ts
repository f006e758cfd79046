/** Frames in which blocks that came into sight get their own heights, and those in reach of them theirs. */
const settlingFrames = 6;

/** Goes to a place at once, and again in the next frames: there the blocks around it are laid out, which moves it. */
export function settlePlace(go: () => void, frames = settlingFrames): void {
  go();
  if (frames > 0) requestAnimationFrame(() => settlePlace(go, frames - 1));
}
