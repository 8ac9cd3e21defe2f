import { Menu, UnstyledButton, VisuallyHidden } from '@mantine/core';
import type { ReactNode } from 'react';
import { Icon } from '../components/icon.tsx';
import { ROLE_WORDS } from '../components/role-words.ts';
import { showError } from '../components/undo-toast.tsx';
import { useBusiness } from '../stores/business.ts';
import { useOverlays } from '../stores/overlays.ts';
import { lockSession, useSession } from '../stores/session.ts';
import { navigate } from './hash-location.ts';
import { modifierKey } from './modifier-key.ts';
import classes from './top-bar.module.css';

/** Who is signed in and what they are here, once it could be somebody else; with the lock and the way to another person. */
export function WhoActs(): ReactNode {
  const session = useSession().data;
  const business = useBusiness();
  const show = useOverlays((state) => state.show);
  const user = session?.user;
  if (session === undefined || user === null || user === undefined || (session.people.length < 2 && !session.isProtected)) return null;
  const role = session.roles.find(({ businessId }) => businessId === business.id)?.role;
  return (
    <Menu position="bottom-end" width={240}>
      <Menu.Target>
        <UnstyledButton className={classes['person']}>
          <Icon name="person" size={16} />
          <span className={classes['personName']}>{user.displayName}</span>
          {role === undefined || role === 'owner' ? null : <span className={classes['sample']}>{ROLE_WORDS[role].name}</span>}
          <VisuallyHidden>, signed in: lock or switch</VisuallyHidden>
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown aria-label="Who is signed in">
        {role === undefined ? null : <Menu.Label>{`${ROLE_WORDS[role].name}: ${ROLE_WORDS[role].means}`}</Menu.Label>}
        <Menu.Item
          leftSection={<Icon name="lock" size={16} />}
          rightSection={<span className={classes['key']}>{modifierKey()} L</span>}
          disabled={!user.hasPassphrase}
          onClick={() => void lockSession().catch(showError)}
        >
          {user.hasPassphrase ? 'Lock' : 'Lock (needs a passphrase)'}
        </Menu.Item>
        {session.people.length < 2 ? null : (
          <Menu.Item leftSection={<Icon name="people" size={16} />} onClick={() => show('switchPerson')}>
            Switch user…
          </Menu.Item>
        )}
        <Menu.Divider />
        <Menu.Item onClick={() => navigate('/users')}>People and roles</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
