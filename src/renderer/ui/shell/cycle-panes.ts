const lastFocus = new WeakMap<Element, HTMLElement>();
const focusable = 'a[href],button:not([disabled]),input,select,textarea,[tabindex]:not([tabindex="-1"])';

/** The panes that can be gone to now, in their order: those of no width and those behind another are none. */
function listPanes(): readonly HTMLElement[] {
  return [...document.querySelectorAll<HTMLElement>('[data-pane]')].filter(
    (pane) =>
      pane.offsetWidth > 1 && pane.closest('[inert]') === null && getComputedStyle(pane).visibility === 'visible',
  );
}

/** Notes where in its pane the focus is, so that going back to the pane goes back to there. Gives the way to stop. */
export function watchPanes(): () => void {
  document.addEventListener('focusin', noteLast);
  return () => document.removeEventListener('focusin', noteLast);
}

function noteLast({ target }: FocusEvent): void {
  const pane = target instanceof HTMLElement ? target.closest('[data-pane]') : null;
  if (pane && target instanceof HTMLElement) lastFocus.set(pane, target);
}

/**
 * Puts the focus into a pane: where it last was, else on what is current in it, else on the first thing that can have it.
 * `isBrought`: the user did not ask for it, so a field, which would take the next keys for itself, does not get it.
 */
export function focusPane(pane: HTMLElement, isBrought = false): void {
  const last = lastFocus.get(pane);
  const goal =
    (last?.isConnected === true && pane.contains(last) && last.offsetWidth > 0 ? last : null) ??
    pane.querySelector<HTMLElement>('[role=listbox],[role=grid],[aria-current=page]') ??
    (isBrought ? null : firstIn(pane)) ??
    pane;
  goal.focus({ preventScroll: goal === pane });
  if (document.activeElement !== goal) {
    pane.tabIndex = -1;
    pane.focus({ preventScroll: true });
  }
}

function firstIn(pane: HTMLElement): HTMLElement | null {
  return [...pane.querySelectorAll<HTMLElement>(focusable)].find(({ offsetWidth }) => offsetWidth > 0) ?? null;
}

/** Goes to the next pane or the one before, round and round. */
export function cyclePanes(by: 1 | -1): void {
  const panes = listPanes();
  const at = panes.findIndex((pane) => pane.contains(document.activeElement));
  const next = panes[at < 0 ? (by > 0 ? 0 : panes.length - 1) : (at + by + panes.length) % panes.length];
  if (next) focusPane(next);
}

/**
 * Brings the focus back when what had it has left the page (the last row of a list, a collection that was deleted):
 * into the pane it was in, or the first there is. Gives the way to stop.
 */
export function keepFocus(): () => void {
  let held: { readonly element: Element; readonly pane: HTMLElement | null } | null = null;
  const note = ({ target }: FocusEvent): void => {
    if (!(target instanceof Element)) return;
    // A dialog or a menu gives the focus back itself; where that is gone too, the pane it was opened from counts.
    held = { element: target, pane: target.closest<HTMLElement>('[data-pane]') ?? held?.pane ?? null };
  };
  const look = (): void => {
    if (document.activeElement !== document.body || held === null || held.element.isConnected) return;
    if (document.querySelector('[role=dialog],[role=menu]')) return;
    const panes = listPanes();
    const pane = panes.find((one) => one === held?.pane) ?? panes[0];
    held = null;
    if (pane) focusPane(pane, true);
  };
  document.addEventListener('focusin', note);
  // After the frame: what takes the place of what left is there by then, and a dialog has given the focus back.
  const watch = new MutationObserver(() => {
    if (document.activeElement === document.body && held && !held.element.isConnected) setTimeout(look, 60);
  });
  watch.observe(document.body, { childList: true, subtree: true });
  return () => {
    document.removeEventListener('focusin', note);
    watch.disconnect();
  };
}
