import type { ImportsApi } from '../../../contract/archive-api';
import type { HeldAnswer, HeldProbe } from '../../../contract/import-plan';
import { matchesRule } from '../../../contract/import-rule';
import { findHeld } from '../apply/find-held';
import { createWorkspace } from '../apply/workspace';
import { hashKey } from '../key-map';
import { readSlices } from '../read-slices';
import { flag } from '../rows';
import type { Store } from '../store';

const mostProbes = 200;

/** Answers what is asked before an import: what is held already, which rules there are, and what a rule means. */
export function answerRules({ database, holdings }: Store): Pick<ImportsApi, 'held' | 'rules' | 'ruleMatches'> {
  return {
    async held(probes) {
      // A frame that is begun and never written: identity is decided by the very code that an import is decided by.
      const workspace = createWorkspace(database, holdings);
      const asked = probes.slice(0, mostProbes);
      const candidates = asked.flatMap((probe) => [
        ...workspace.candidates('content', hashKey(probe.keys.content)),
        ...workspace.candidates('object', hashKey(probe.object)),
        ...(probe.canonicalUrl === null ? [] : workspace.candidates('address', hashKey(probe.canonicalUrl))),
      ]);
      await workspace.preload(new Set(candidates));
      const answers: HeldAnswer[] = [];
      for (const probe of asked) answers.push(await judge(probe));
      return answers;

      async function judge({ object, canonicalUrl, keys }: HeldProbe): Promise<HeldAnswer> {
        // Of no import: nothing is a repetition of something it brought.
        const held = await findHeld(workspace, {
          importId: 0,
          content: { canonicalUrl },
          origin: { object, path: '', part: null },
          keys,
        });
        if (held.relation === 'none') return 'new';
        const flags = workspace.state(held.article.id)?.flags ?? flag.withdrawn;
        if (flags & flag.withdrawn) return 'new';
        if (held.relation === 'version') return 'version';
        return flags & flag.trashed ? 'in-trash' : 'held';
      }
    },
    async rules() {
      const row = await database.meta.get('rules');
      return row?.key === 'rules' ? row.rules : [];
    },
    async ruleMatches(when) {
      const found: number[] = [];
      for await (const rows of readSlices(database.articles, ({ id }) => id)) {
        for (const { id, outlet, section, origin } of rows) {
          const flags = holdings.states.get(id)?.flags ?? flag.withdrawn;
          if (flags & (flag.withdrawn | flag.trashed)) continue;
          if (matchesRule(when, { outlet, section, path: origin.path, format: origin.format })) found.push(id);
        }
      }
      return found;
    },
  };
}
