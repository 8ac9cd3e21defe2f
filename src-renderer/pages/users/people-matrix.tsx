import { Select } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import type { User } from '../../../src-shared/contract/users.ts';
import { type Role, ROLES } from '../../../src-shared/domain/vocabulary/roles.ts';
import { ROLE_WORDS } from '../../components/role-words.ts';
import tableClasses from '../../components/table.module.css';
import { useBusinesses } from '../../stores/business.ts';
import { useSession } from '../../stores/session.ts';
import { PassphraseCell } from './passphrase-cell.tsx';
import { PersonActions } from './person-actions.tsx';
import { PersonForm } from './person-form.tsx';
import { useUserChanges } from './use-user-changes.ts';
import classes from './users.module.css';

const NO_ROLE = 'none';
const CHOICES = [
  ...ROLES.toReversed().map((role) => ({ value: role as string, label: ROLE_WORDS[role].name })),
  { value: NO_ROLE, label: 'No role' },
];

/** One row a person, one column a business. */
export function PeopleMatrix({ people }: { readonly people: readonly User[] }): ReactNode {
  const { businesses = [] } = useBusinesses();
  const [editedId, setEditedId] = useState<number | null>(null);
  const edited = people.find(({ id }) => id === editedId);
  const own = useSession().data?.user?.id;
  return (
    <>
      <section className={tableClasses['scroll']} aria-label="People and roles, table" {...{ tabIndex: 0 }}>
        <table className={`${tableClasses['table'] ?? ''} ${classes['matrix'] ?? ''}`}>
          <thead>
            <tr>
              <th scope="col">Person</th>
              {businesses.map(({ id, name }) => (
                <th key={id} scope="col">
                  {name}
                </th>
              ))}
              <th scope="col">Passphrase</th>
              <th scope="col">
                <span className={classes['quiet']}>Change</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {people.map((person) => (
              <tr key={person.id}>
                <th scope="row">
                  {person.displayName}
                  {person.id === own ? <span className={classes['you']}> you</span> : null}
                  {person.email === null ? null : <div className={classes['email']}>{person.email}</div>}
                </th>
                {businesses.map(({ id, name }) => (
                  <td key={id}>
                    <RoleField person={person} business={{ id, name }} />
                  </td>
                ))}
                <td>
                  <PassphraseCell person={person} isOwn={person.id === own} />
                </td>
                <td>
                  <PersonActions person={person} isOwn={person.id === own} onEdit={() => setEditedId(person.id)} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      {edited === undefined ? null : <PersonForm key={edited.id} person={edited} onClose={() => setEditedId(null)} />}
    </>
  );
}

type RoleFieldProps = { readonly person: User; readonly business: { readonly id: number; readonly name: string } };

/** The role of one person in one business; a word where the person in the window is no owner there. */
function RoleField({ person, business }: RoleFieldProps): ReactNode {
  const { setRole } = useUserChanges();
  const session = useSession().data;
  const role = person.roles.find(({ businessId }) => businessId === business.id)?.role ?? null;
  const isOwner = session?.user === null || session?.roles.some((own) => own.businessId === business.id && own.role === 'owner') === true;
  if (!isOwner) return role === null ? <span className={classes['email']}>No role</span> : ROLE_WORDS[role].name;
  return (
    <Select
      aria-label={`Role of ${person.displayName} in ${business.name}`}
      size="xs"
      w={140}
      allowDeselect={false}
      data={CHOICES}
      value={role ?? NO_ROLE}
      onChange={(value) => void setRole(person, business, value === null || value === NO_ROLE ? null : (value as Role))}
    />
  );
}
