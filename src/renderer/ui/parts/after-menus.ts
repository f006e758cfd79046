const mostFrames = 240;
/** A menu gives the focus back in a frame after the one that took it off the page. */
const quietFrames = 4;

/**
 * Runs once no menu or dialog is on the page and the focus has been given back: one that is still
 * closing pulls the focus into itself again, and a field shown too early would lose it.
 */
export function afterMenus(run: () => void): void {
  let frames = 0;
  let quiet = 0;
  const look = (): void => {
    frames += 1;
    quiet = document.querySelector('[role=menu],[role=dialog]') === null ? quiet + 1 : 0;
    if (quiet >= quietFrames || frames >= mostFrames) run();
    else requestAnimationFrame(look);
  };
  look();
}
