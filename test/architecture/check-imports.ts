import type { Room } from './import-table.ts';
import type { Module } from './modules.ts';

function roomOf(path: string, rooms: readonly Room[]): Room | undefined {
  return rooms.find((room) => room.path.test(path));
}

/** Everything that the table forbids, one sentence a finding. */
export function findForbiddenImports(modules: readonly Module[], rooms: readonly Room[]): string[] {
  return modules.flatMap(({ path, imports }) => {
    const room = roomOf(path, rooms);
    if (room === undefined) return [`${path} lies in no room of the table`];
    return imports.flatMap((imported) => {
      const refusal = imported.isPackage ? packageRefusal(room, imported.to) : moduleRefusal(room, { path, ...imported }, rooms);
      return refusal === null ? [] : [`${path} (${room.name}) imports ${imported.to}: ${refusal}`];
    });
  });
}

function packageRefusal(room: Room, name: string): string | null {
  return room.packages.some((allowed) => allowed.test(name)) ? null : 'this package is not for this room';
}

function moduleRefusal(
  room: Room,
  step: { path: string; to: string; isTypeOnly: boolean; isResolved: boolean },
  rooms: readonly Room[],
): string | null {
  if (!step.isResolved) return 'there is no such file';
  // Style sheets of the page lie beside what they style.
  if (step.to.endsWith('.css')) return null;
  const target = roomOf(step.to, rooms);
  if (target === undefined) return 'it lies in no room of the table';
  if (target === room) {
    const isStranger = room.isSplit === true && room.path.exec(step.path)?.[1] !== room.path.exec(step.to)?.[1];
    return isStranger ? 'the parts of this room do not know each other' : null;
  }
  if (room.mayImport.includes(target.name)) return null;
  if (room.mayImportTypesOf?.includes(target.name) === true) return step.isTypeOnly ? null : `only types may come from ${target.name}`;
  return `${room.name} may not import ${target.name}`;
}
