import type { ReactNode } from 'react';
import type { User } from '../../../src-shared/contract/users.ts';
import { Icon } from '../../components/icon.tsx';
import classes from './users.module.css';

function listed(names: readonly string[]): string {
  return names.length < 2 ? (names[0] ?? '') : `${names.slice(0, -1).join(', ')} and ${names.at(-1) ?? ''}`;
}

/** Roles keep nobody out while an owner can be had without a passphrase. */
export function Unprotected({ people }: { readonly people: readonly User[] }): ReactNode {
  const open = people
    .filter((person) => !person.hasPassphrase && person.roles.some(({ role }) => role === 'owner'))
    .map(({ displayName }) => displayName);
  if (people.length < 2 || open.length === 0) return null;
  return (
    <div className={classes['warning']} role="note">
      <Icon name="warning" />
      <p>
        {listed(open)} {open.length === 1 ? 'is an owner' : 'are owners'} without a passphrase: anybody at this computer can act as{' '}
        {open.length === 1 ? 'that person' : 'these people'}. Set one to make the roles count.
      </p>
    </div>
  );
}
