import type { ReactNode } from 'react';
import type { User } from '../../../src-shared/contract/users.ts';
import { MayButton } from '../../components/may-button.tsx';
import { useUserChanges } from './use-user-changes.ts';
import classes from './users.module.css';

/** What they did stays in the books under their name. */
export function ArchivedPeople({ people }: { readonly people: readonly User[] }): ReactNode {
  const { restore } = useUserChanges();
  if (people.length === 0) return null;
  return (
    <details className={classes['archived']}>
      <summary>{people.length} archived</summary>
      <ul>
        {people.map((person) => (
          <li key={person.id}>
            <span>{person.displayName}</span>
            <MayButton needs="owner" where="file" size="compact-sm" variant="default" onClick={() => void restore(person)}>
              Bring {person.displayName} back
            </MayButton>
          </li>
        ))}
      </ul>
    </details>
  );
}
