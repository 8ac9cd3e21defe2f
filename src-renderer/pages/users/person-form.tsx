import { Button, Group, Modal, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, type ReactNode, useState } from 'react';
import type { User } from '../../../src-shared/contract/users.ts';
import { api, client, errorSentence } from '../../client.ts';
import { showUndo } from '../../components/undo-toast.tsx';
import classes from './users.module.css';

export function PersonForm({ person, onClose }: { readonly person: User; readonly onClose: () => void }): ReactNode {
  const [displayName, setDisplayName] = useState(person.displayName);
  const [email, setEmail] = useState(person.email ?? '');
  const save = useMutation(api.users.update.mutationOptions());
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (displayName.trim() === '') return;
    const before = { userId: person.id, displayName: person.displayName, email: person.email };
    save.mutate(
      { userId: person.id, displayName: displayName.trim(), email: email.trim() === '' ? null : email.trim() },
      {
        onSuccess: () => {
          showUndo('Person changed', () => client.users.update(before));
          onClose();
        },
      },
    );
  };
  return (
    <Modal opened onClose={onClose} title={person.displayName} closeButtonProps={{ 'aria-label': 'Close' }}>
      <form onSubmit={submit} noValidate className={classes['form']}>
        <TextInput label="Name" maxLength={100} value={displayName} onChange={({ currentTarget: { value } }) => setDisplayName(value)} />
        <TextInput label="E-mail, if you like" type="email" value={email} onChange={({ currentTarget: { value } }) => setEmail(value)} />
        {save.error === null ? null : (
          <p className={classes['problem']} role="alert">
            {errorSentence(save.error)}
          </p>
        )}
        <Group gap={8}>
          <Button type="submit" loading={save.isPending} disabled={displayName.trim() === ''}>
            Save changes
          </Button>
          <Button variant="subtle" onClick={onClose}>
            Cancel
          </Button>
        </Group>
      </form>
    </Modal>
  );
}
