import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { ROLES } from '../../../src-shared/domain/vocabulary/roles.ts';
import { api } from '../../client.ts';
import { MayButton } from '../../components/may-button.tsx';
import { Page, Section } from '../../components/page.tsx';
import { ROLE_WORDS } from '../../components/role-words.ts';
import { QueryState } from '../../components/states.tsx';
import { AddPerson } from './add-person.tsx';
import { ArchivedPeople } from './archived-people.tsx';
import { LockSection } from './lock-section.tsx';
import { PeopleMatrix } from './people-matrix.tsx';
import { Unprotected } from './unprotected.tsx';
import classes from './users.module.css';

/** Who works in these books, and what each may do where. */
export function UsersPage(): ReactNode {
  const people = useQuery(api.users.list.queryOptions());
  const [isAdding, setIsAdding] = useState(false);
  return (
    <Page
      title="Users"
      lead="Who works in these books, and what each may do in which business. Everything that somebody changes is kept under their name."
      actions={
        <MayButton needs="owner" where="file" onClick={() => setIsAdding(true)}>
          Add a person
        </MayButton>
      }
    >
      <QueryState query={people}>
        {(data) => {
          const active = data.filter((person) => !person.isArchived);
          return (
            <>
              {isAdding ? <AddPerson onClose={() => setIsAdding(false)} /> : null}
              <Unprotected people={active} />
              <Section title="People and roles" note={active.length === 1 ? 'one person' : `${active.length} people`}>
                <PeopleMatrix people={active} />
                <dl className={classes['legend']}>
                  {ROLES.toReversed().map((role) => (
                    <div key={role}>
                      <dt>{ROLE_WORDS[role].name}</dt>
                      <dd>{ROLE_WORDS[role].means}</dd>
                    </div>
                  ))}
                </dl>
                <ArchivedPeople people={data.filter((person) => person.isArchived)} />
              </Section>
              <LockSection />
            </>
          );
        }}
      </QueryState>
    </Page>
  );
}
