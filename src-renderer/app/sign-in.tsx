import { Button, PasswordInput, UnstyledButton } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, type ReactNode, useState } from 'react';
import type { SessionView } from '../../src-shared/contract/users.ts';
import { client, errorSentence } from '../client.ts';
import { Icon } from '../components/icon.tsx';
import { adoptSession } from '../stores/session.ts';
import classes from './lock-screen.module.css';
import { RecoverForm } from './recover-form.tsx';

export type SigningPerson = SessionView['people'][number];

/** The people who can sign in here. Who has no passphrase is in with a click. */
export function PeopleList({
  people,
  onChoose,
}: {
  readonly people: readonly SigningPerson[];
  readonly onChoose: (person: SigningPerson) => void;
}): ReactNode {
  return (
    <ul className={classes['people']} aria-label="People">
      {people.map((person) => (
        <li key={person.id}>
          <UnstyledButton className={classes['person']} onClick={() => onChoose(person)}>
            <Icon name="person" />
            <span className={classes['personName']}>{person.displayName}</span>
            <span className={classes['hint']}>{person.hasPassphrase ? 'passphrase' : 'no passphrase'}</span>
            <Icon name="chevronRight" size={16} />
          </UnstyledButton>
        </li>
      ))}
    </ul>
  );
}

type EnterFormProps = {
  readonly person: SigningPerson;
  /** Coming back to one's own locked window, or entering as somebody. */
  readonly isUnlock: boolean;
  readonly onEntered?: () => void;
  readonly children?: ReactNode;
};

/** The passphrase of one person, and for who forgot it the way with the recovery key. */
export function EnterForm({ person, isUnlock, onEntered, children }: EnterFormProps): ReactNode {
  const [passphrase, setPassphrase] = useState('');
  const [isForgotten, setIsForgotten] = useState(false);
  const enter = useMutation({
    mutationFn: () =>
      isUnlock
        ? client.session.unlock({ passphrase })
        : client.session.signIn({ userId: person.id, ...(person.hasPassphrase ? { passphrase } : {}) }),
    onSuccess: (session) => {
      adoptSession(session);
      onEntered?.();
    },
    onError: () => setPassphrase(''),
  });
  if (isForgotten) return <RecoverForm person={person} onBack={() => setIsForgotten(false)} {...(onEntered === undefined ? {} : { onEntered })} />;
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (!person.hasPassphrase || passphrase !== '') enter.mutate();
  };
  return (
    <form onSubmit={submit} noValidate className={classes['form']}>
      {person.hasPassphrase ? (
        <PasswordInput
          label={`Passphrase of ${person.displayName}`}
          autoComplete="current-password"
          data-autofocus
          ref={(input) => input?.focus()}
          value={passphrase}
          error={enter.error === null ? null : <span role="alert">{errorSentence(enter.error)}</span>}
          onChange={({ currentTarget: { value } }) => setPassphrase(value)}
        />
      ) : (
        <p className={classes['text']}>
          {person.displayName} has no passphrase.
          {enter.error === null ? null : <span role="alert"> {errorSentence(enter.error)}</span>}
        </p>
      )}
      <Button type="submit" fullWidth loading={enter.isPending} disabled={person.hasPassphrase && passphrase === ''}>
        {isUnlock ? 'Unlock' : `Continue as ${person.displayName}`}
      </Button>
      <div className={classes['links']}>
        {children}
        {person.hasPassphrase ? (
          <UnstyledButton className={classes['link']} onClick={() => setIsForgotten(true)}>
            Forgotten?
          </UnstyledButton>
        ) : null}
      </div>
    </form>
  );
}
