import type { Action } from '../../../src-shared/contract/actions.ts';

/** Those of a selection that rule out another one of it, each with the title of the first it rules out. */
export function conflictsWithin(actions: readonly Pick<Action, 'id' | 'links'>[]): ReadonlyMap<number, string> {
  const ids = new Set(actions.map(({ id }) => id));
  return new Map(
    actions.flatMap(({ id, links }) => {
      const link = links.find(({ type, otherId }) => type === 'conflicts' && ids.has(otherId));
      return link === undefined ? [] : [[id, link.otherTitle] as const];
    }),
  );
}
