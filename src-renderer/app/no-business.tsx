import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { EmptyState } from '../components/states.tsx';
import { useOverlays } from '../stores/overlays.ts';
import { useSession } from '../stores/session.ts';
import classes from './shell.module.css';
import { SwitchPerson } from './switch-person.tsx';

/** For a person whom no business has let in yet. */
export function NoBusiness(): ReactNode {
  const session = useSession().data;
  const show = useOverlays((state) => state.show);
  const canSwitch = (session?.people.length ?? 0) > 1;
  return (
    <main className={classes['alone']} id="content">
      <EmptyState
        title={`${session?.user?.displayName ?? 'You'}: no business yet`}
        action={canSwitch ? <Button onClick={() => show('switchPerson')}>Switch user</Button> : undefined}
      >
        An owner gives each person a role in each business, on the page Users. Until then there is nothing to see here.
      </EmptyState>
      <SwitchPerson />
    </main>
  );
}
