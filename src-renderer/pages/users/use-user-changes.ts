import type { User } from '../../../src-shared/contract/users.ts';
import type { Role } from '../../../src-shared/domain/vocabulary/roles.ts';
import { client } from '../../client.ts';
import { ROLE_WORDS } from '../../components/role-words.ts';
import { showError, showUndo } from '../../components/undo-toast.tsx';

type UserChanges = {
  readonly setRole: (person: User, business: { readonly id: number; readonly name: string }, role: Role | null) => Promise<void>;
  readonly archive: (person: User) => Promise<void>;
  readonly restore: (person: User) => Promise<void>;
};

async function attempt(work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    showError(error);
  }
}

/** What an owner changes about people, each with its way back. */
export function useUserChanges(): UserChanges {
  return {
    setRole: (person, business, role) =>
      attempt(async () => {
        const input = { businessId: business.id, userId: person.id };
        const before = person.roles.find(({ businessId }) => businessId === business.id)?.role ?? null;
        if (before === role) return;
        await client.users.setRole({ ...input, role });
        const now = role === null ? 'has no role' : `is ${ROLE_WORDS[role].name.toLowerCase()}`;
        showUndo(`${person.displayName} ${now} in ${business.name}`, () => client.users.setRole({ ...input, role: before }));
      }),
    archive: (person) =>
      attempt(async () => {
        await client.users.archive({ userId: person.id });
        const lost = person.hasPassphrase ? '; their passphrase is gone for good' : '';
        showUndo(`${person.displayName} archived${lost}`, () => client.users.restore({ userId: person.id }));
      }),
    restore: (person) =>
      attempt(async () => {
        await client.users.restore({ userId: person.id });
        showUndo(`${person.displayName} is back`, () => client.users.archive({ userId: person.id }));
      }),
  };
}
