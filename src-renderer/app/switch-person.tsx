import { Modal, UnstyledButton } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import type { SessionView } from '../../src-shared/contract/users.ts';
import { useOverlays } from '../stores/overlays.ts';
import { useSession } from '../stores/session.ts';
import classes from './lock-screen.module.css';
import { EnterForm, PeopleList, type SigningPerson } from './sign-in.tsx';

/** Hands the window to somebody else; until they have entered, it stays whose it was. */
export function SwitchPerson(): ReactNode {
  const isOpen = useOverlays((state) => state.open === 'switchPerson');
  const close = useOverlays((state) => state.close);
  const session = useSession().data;
  return (
    <Modal opened={isOpen && session !== undefined} onClose={close} title="Switch user" size="sm" closeButtonProps={{ 'aria-label': 'Close' }}>
      {session === undefined ? null : <Choice session={session} onEntered={close} />}
    </Modal>
  );
}

function Choice({ session, onEntered }: { readonly session: SessionView; readonly onEntered: () => void }): ReactNode {
  const [chosen, setChosen] = useState<SigningPerson | null>(null);
  const others = session.people.filter(({ id }) => id !== session.user?.id);
  if (chosen === null) return <PeopleList people={others} onChoose={setChosen} />;
  return (
    <EnterForm key={chosen.id} person={chosen} isUnlock={false} onEntered={onEntered}>
      <UnstyledButton className={classes['link']} onClick={() => setChosen(null)}>
        Somebody else
      </UnstyledButton>
    </EnterForm>
  );
}
