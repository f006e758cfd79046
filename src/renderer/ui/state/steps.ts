import type { StepNames, UndoStep } from '../../../contract/archive-api';
import type { EditDraft, GroupName } from '../../../contract/change';
import type { Failure } from '../../../contract/failure';
import { say } from '../messages/say';
import { failureWords } from '../words';
import { tellStep, tellUndone } from '../step-words';
import type { Ask } from './archive-door';
import { createStore, type Store } from './store';
import type { Toasts } from './toasts';
import type { Send } from './wire';

/** Undo steps: making them, taking them back, doing them again. What undoes a step is what the archive stored with it. */
export interface Steps {
  /** Journals one step; gives its group once it is on disk, or null when it was refused, which it then says. `said` offers undo; null says nothing. */
  make(name: GroupName, changes: readonly EditDraft[], said: string | null): Promise<number | null>;
  /** Tells of a step that the main side made by a command of its own, and offers undo. */
  tellMade(step: ToldStep, said: string, more?: readonly { readonly label: string; readonly run: () => void }[]): void;
  /** Takes a step back, of whatever age; true once that is on disk. All but `group` is only for the message. */
  takeBack(step: ToldStep): Promise<boolean>;
  /** Takes the newest step of this sitting back. */
  readonly undoLast: () => Promise<void>;
  /** Does again what was last undone in this window, until something new is done. */
  redo(): Promise<void>;
  /** What `undoLast` would take back, as of the last `refresh`. */
  readonly undoable: Store<UndoStep | null>;
  refresh(): void;
  /** What `redo` would do, newest last. */
  readonly redoable: Store<readonly UndoneStep[]>;
}

/** A step as far as messages tell of it. */
type ToldStep = Pick<UndoStep, 'group' | 'name' | 'affected' | 'names'>;

/** Of an undo, whose group redo takes back; the rest is what it undid. */
type UndoneStep = ToldStep;

const inverseTries = 40;
const inverseWaitMs = 50;

/** Makes the steps; `onEdited` is told what changed as soon as it is on disk. */
export function createSteps(deps: {
  readonly send: Send;
  readonly ask: Ask;
  readonly toasts: Toasts;
  readonly onEdited: (change: EditDraft) => void;
  readonly openHistory: () => void;
  /** When the sitting began, an ISO instant: undo reaches no further back. */
  readonly begun: string;
}): Steps {
  const { send, ask, toasts, onEdited } = deps;
  const undoable = createStore<UndoStep | null>(null);
  const redoable = createStore<readonly UndoneStep[]>([]);
  /** The latest message that offers undo. */
  let offered: { readonly group: number; readonly toast: number } | null = null;

  const sayFailure = (failure: Failure): void => {
    const words = failureWords[failure.code];
    toasts.show({ tone: 'bad', text: words.title, more: words.text });
  };

  const edit = async (
    name: GroupName,
    changes: readonly EditDraft[],
    undoes: number | null,
  ): Promise<number | null> => {
    const answer = await send('edit', { name, changes, undoes });
    if (!answer.ok) {
      sayFailure(answer.failure);
      return null;
    }
    for (const change of changes) onEdited(change);
    return answer.value.group;
  };

  /** The inverse is there once the archive has applied the step: a moment after it is on disk. */
  const inverseOf = async (group: number): Promise<readonly EditDraft[] | null> => {
    for (let tries = 0; tries < inverseTries; tries += 1) {
      const inverse = await ask('inverse', group);
      if (inverse) return inverse;
      await new Promise((resolve) => setTimeout(resolve, inverseWaitMs));
    }
    return null;
  };

  /** What a step that this window made was about, once the archive has applied it. */
  const namesOf = async (group: number): Promise<StepNames> => {
    try {
      if (!(await inverseOf(group))) return {};
      const [step] = await ask('history', group + 1, 1);
      return step?.group === group ? step.names : {};
    } catch {
      return {};
    }
  };

  /** Articles that stayed when an import was taken back; known once the archive has applied that. */
  const keptOf = async (importId: number): Promise<number> => {
    for (let tries = 0; tries < inverseTries; tries += 1) {
      const report = await ask('importReport', importId);
      if (!report) return 0;
      if (report.isWithdrawn) return report.kept ?? 0;
      await new Promise((resolve) => setTimeout(resolve, inverseWaitMs));
    }
    return 0;
  };

  /** Says how many articles stayed where changes took imports back; gives that message, or null where none stayed. */
  const sayKept = async (
    changes: readonly EditDraft[],
    said: string,
    actions: readonly { readonly label: string; readonly run: () => void }[] = [],
  ): Promise<number | null> => {
    let kept = 0;
    for (const change of changes) if (change.type === 'import-withdraw') kept += await keptOf(change.importId);
    if (kept === 0) return null;
    const text = say('state.articleStayed', { said, kept });
    return toasts.show({ text, more: say('state.youHaveSinceMarked'), topic: 'undo', actions, staysMs: 12_000 });
  };

  /** The group of the undo, or null when there was nothing to undo or it was refused. */
  const invert = async (group: number, said: string): Promise<number | null> => {
    if (offered?.group === group) toasts.close(offered.toast);
    try {
      const inverse = await inverseOf(group);
      if (!inverse) {
        toasts.show({ text: say('state.itIsAlreadyUndone') });
        return null;
      }
      const undo = await edit('undo', inverse, group);
      if (undo === null) return null;
      toasts.show({ text: said, topic: 'undo', staysMs: 4000 });
      await sayKept(inverse, said);
      return undo;
    } catch {
      sayFailure({ code: 'archive-unavailable', detail: '' });
      return null;
    }
  };

  /** The step this window made last, which may not be on disk yet, or not yet applied. */
  let underWay: Promise<number | null> = Promise.resolve(null);
  /** The newest step that can be taken back. A key pressed fast waits for the step before it, and never takes an older one back instead. */
  const newestStep = async () => {
    const made = (await underWay) ?? 0;
    underWay = Promise.resolve(null);
    let step = await ask('lastUndoable');
    for (let tries = 0; (step?.group ?? 0) < made && tries < inverseTries; tries += 1) {
      await new Promise((resolve) => setTimeout(resolve, inverseWaitMs));
      step = await ask('lastUndoable');
    }
    return step;
  };

  const takeBack: Steps['takeBack'] = async (step) => {
    const { group } = step;
    const undo = await invert(group, tellUndone(step));
    if (undo === null) return false;
    if ((await underWay) === group) underWay = Promise.resolve(null);
    redoable.update((old) => [...old, { ...step, group: undo }]);
    return true;
  };

  return {
    undoable,
    refresh: () =>
      void ask('lastUndoable').then(
        (step) => undoable.set(step && step.at >= deps.begun ? step : null),
        () => undefined,
      ),
    redoable,
    takeBack,
    make: async (name, changes, said) => {
      const making = edit(name, changes, null);
      if (name !== 'reading') underWay = making;
      const group = await making;
      if (group === null) return null;
      if (name !== 'reading') redoable.set([]);
      if (said === null) return group;
      const affected = Math.max(1, ...changes.map((change) => ('ids' in change ? change.ids.length : 0)));
      const run = (): void => void namesOf(group).then((names) => takeBack({ group, name, affected, names }));
      const actions = [{ label: say('state.undo'), run }];
      offered = { group, toast: toasts.show({ text: said, topic: 'undo', actions }) };
      try {
        const toast = await sayKept(changes, said, actions);
        if (toast !== null) offered = { group, toast };
      } catch {
        // The step is on disk; how many articles stayed is in the import's report.
      }
      return group;
    },
    tellMade: (step, said, more = []) => {
      underWay = Promise.resolve(step.group);
      redoable.set([]);
      const run = (): void => void takeBack(step);
      const actions = [{ label: say('state.undo'), run }, ...more];
      offered = { group: step.group, toast: toasts.show({ text: said, topic: 'undo', actions, staysMs: 12_000 }) };
    },
    undoLast: async () => {
      try {
        const step = await newestStep();
        if (step && step.at >= deps.begun) await takeBack(step);
        else {
          const actions = step ? [{ label: say('state.history'), run: deps.openHistory }] : [];
          const text = step ? say('state.nothingToUndoIn') : say('state.nothingToUndo');
          toasts.show({ text, topic: 'undo', actions, staysMs: step ? 8000 : 3000 });
        }
      } catch {
        sayFailure({ code: 'archive-unavailable', detail: '' });
      }
    },
    redo: async () => {
      const step = redoable.get().at(-1);
      if (!step) {
        toasts.show({ text: say('state.nothingToRedo'), topic: 'undo', staysMs: 3000 });
        return;
      }
      redoable.update((old) => old.filter((one) => one !== step));
      await invert(step.group, say('state.doneAgain', { step: tellStep(step) }));
    },
  };
}
