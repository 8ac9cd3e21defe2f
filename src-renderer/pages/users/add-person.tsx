import { Button, Group, Select, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, type ReactNode, useState } from 'react';
import { type Role, ROLES } from '../../../src-shared/domain/vocabulary/roles.ts';
import { api, client, errorSentence } from '../../client.ts';
import { Section } from '../../components/page.tsx';
import { ROLE_WORDS } from '../../components/role-words.ts';
import { showUndo } from '../../components/undo-toast.tsx';
import { useBusiness } from '../../stores/business.ts';
import classes from './users.module.css';

const CHOICES = ROLES.toReversed().map((role) => ({ value: role as string, label: ROLE_WORDS[role].name }));

export function AddPerson({ onClose }: { readonly onClose: () => void }): ReactNode {
  const business = useBusiness();
  const [displayName, setDisplayName] = useState('');
  const [email, setEmail] = useState('');
  const [role, setRole] = useState<Role>('bookkeeper');
  const create = useMutation(api.users.create.mutationOptions());
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (displayName.trim() === '') return;
    create.mutate(
      { displayName: displayName.trim(), ...(email.trim() === '' ? {} : { email: email.trim() }), roles: [{ businessId: business.id, role }] },
      {
        onSuccess: (made) => {
          showUndo(`${made.displayName} added as ${ROLE_WORDS[role].name.toLowerCase()}`, () => client.users.archive({ userId: made.id }));
          onClose();
        },
      },
    );
  };
  return (
    <Section title="Add a person">
      <form onSubmit={submit} noValidate className={classes['form']}>
        <div className={classes['fields']}>
          <TextInput
            label="Name"
            data-autofocus
            maxLength={100}
            value={displayName}
            onChange={({ currentTarget: { value } }) => setDisplayName(value)}
          />
          <TextInput label="E-mail, if you like" type="email" value={email} onChange={({ currentTarget: { value } }) => setEmail(value)} />
          <Select
            label={`Role in ${business.name}`}
            description={ROLE_WORDS[role].means}
            inputWrapperOrder={['label', 'input', 'description']}
            allowDeselect={false}
            data={CHOICES}
            value={role}
            onChange={(value) => setRole((value ?? role) as Role)}
          />
        </div>
        {create.error === null ? null : (
          <p className={classes['problem']} role="alert">
            {errorSentence(create.error)}
          </p>
        )}
        <Group gap={8}>
          <Button type="submit" loading={create.isPending} disabled={displayName.trim() === ''}>
            Add {displayName.trim() === '' ? 'the person' : displayName.trim()}
          </Button>
          <Button variant="subtle" onClick={onClose}>
            Cancel
          </Button>
        </Group>
      </form>
    </Section>
  );
}
