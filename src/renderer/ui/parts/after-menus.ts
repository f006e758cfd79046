const mostFrames = 240;

/**
 * Runs once no menu or dialog is on the page and the focus has been given back: one that is still
 * closing pulls the focus into itself again, and a field shown too early would lose it.
 */
export function afterMenus(run: () => void, frames = 0): void {
  const isOpen = document.querySelector('[role=menu],[role=dialog]') !== null;
  requestAnimationFrame(() => {
    if (isOpen && frames < mostFrames) afterMenus(run, frames + 1);
    else run();
  });
}
