import { UnstyledButton } from '@mantine/core';
import { type ReactNode, useEffect, useState } from 'react';
import type { SessionView } from '../../src-shared/contract/users.ts';
import { Icon } from '../components/icon.tsx';
import classes from './lock-screen.module.css';
import { EnterForm, PeopleList, type SigningPerson } from './sign-in.tsx';

/** In place of everything while locked, or until somebody has signed in: a name, a field, and nothing of the books. */
export function LockScreen({ session }: { readonly session: SessionView }): ReactNode {
  const { people, user, state } = session;
  const alone = people.length === 1 ? people[0] : undefined;
  const [chosen, setChosen] = useState<SigningPerson | null>(user ?? alone ?? null);
  const isLocked = state === 'locked';
  useEffect(() => {
    document.title = isLocked ? 'Tamio — locked' : 'Tamio';
  }, [isLocked]);
  return (
    <main className={classes['screen']} id="content">
      <div className={classes['card']}>
        <span className={classes['mark']} aria-hidden="true">
          <Icon name={isLocked ? 'lock' : 'forecast'} size={22} />
        </span>
        <h1 className={classes['title']}>{isLocked && chosen !== null ? 'Tamio is locked' : 'Who is it?'}</h1>
        {chosen === null ? (
          <PeopleList people={people} onChoose={setChosen} />
        ) : (
          <EnterForm key={chosen.id} person={chosen} isUnlock={isLocked && chosen.id === user?.id}>
            {people.length < 2 ? null : (
              <UnstyledButton className={classes['link']} onClick={() => setChosen(null)}>
                Somebody else
              </UnstyledButton>
            )}
          </EnterForm>
        )}
        {isLocked ? <p className={classes['foot']}>Tamio goes on watching your money meanwhile.</p> : null}
      </div>
    </main>
  );
}
