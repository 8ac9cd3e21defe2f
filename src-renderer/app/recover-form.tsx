import { Button, PasswordInput, TextInput, UnstyledButton } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, type ReactNode, useState } from 'react';
import { client, errorSentence } from '../client.ts';
import { adoptSession } from '../stores/session.ts';
import classes from './lock-screen.module.css';

type RecoverFormProps = {
  readonly person: { readonly id: number; readonly displayName: string };
  readonly onBack: () => void;
  readonly onEntered?: () => void;
};

/** For a forgotten passphrase: the printed recovery key gives a new one. */
export function RecoverForm({ person, onBack, onEntered }: RecoverFormProps): ReactNode {
  const [recoveryKey, setRecoveryKey] = useState('');
  const [passphrase, setPassphrase] = useState('');
  const recover = useMutation({
    mutationFn: () => client.session.recover({ userId: person.id, recoveryKey, passphrase }),
    onSuccess: (session) => {
      adoptSession(session);
      onEntered?.();
    },
  });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (recoveryKey !== '' && passphrase !== '') recover.mutate();
  };
  return (
    <form onSubmit={submit} noValidate className={classes['form']}>
      <p className={classes['text']}>
        Nothing is lost. The recovery key that was shown when these books were made gives {person.displayName} a new passphrase. Without it, another
        owner can take the passphrase away.
      </p>
      <TextInput
        label="Recovery key"
        autoComplete="off"
        spellCheck={false}
        ref={(input) => {
          if (recoveryKey === '' && passphrase === '') input?.focus();
        }}
        value={recoveryKey}
        onChange={({ currentTarget: { value } }) => setRecoveryKey(value)}
      />
      <PasswordInput
        label="New passphrase"
        description="At least 8 characters."
        autoComplete="new-password"
        value={passphrase}
        onChange={({ currentTarget: { value } }) => setPassphrase(value)}
      />
      {recover.error === null ? null : (
        <p className={classes['problem']} role="alert">
          {errorSentence(recover.error)}
        </p>
      )}
      <Button type="submit" fullWidth loading={recover.isPending} disabled={recoveryKey === '' || passphrase.length < 8}>
        Set the new passphrase
      </Button>
      <div className={classes['links']}>
        <UnstyledButton className={classes['link']} onClick={onBack}>
          Back
        </UnstyledButton>
      </div>
    </form>
  );
}
