import { Button, Group, PasswordInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, type ReactNode, useState } from 'react';
import { api, errorSentence } from '../../client.ts';
import { showDone } from '../../components/undo-toast.tsx';
import { passphraseProblems } from './passphrase-problems.ts';
import classes from './settings.module.css';

const NOTHING = { current: '', next: '', again: '' };

/** A passphrase opens the data on any machine, which a keychain cannot. */
export function PassphraseForm({ hasPassphrase }: { readonly hasPassphrase: boolean }): ReactNode {
  const [isOpen, setIsOpen] = useState(false);
  const [typed, setTyped] = useState(NOTHING);
  const [isRefused, setIsRefused] = useState(false);
  const save = useMutation(api.security.setPassphrase.mutationOptions());
  const problems = passphraseProblems(typed, hasPassphrase);
  const shown = isRefused ? problems : {};
  const close = (): void => {
    setIsOpen(false);
    setTyped(NOTHING);
    setIsRefused(false);
    save.reset();
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setIsRefused(true);
    if (Object.keys(problems).length > 0) return;
    save.mutate(
      { passphrase: typed.next, ...(hasPassphrase ? { currentPassphrase: typed.current } : {}) },
      {
        onSuccess: () => {
          showDone(hasPassphrase ? 'The passphrase is changed.' : 'The passphrase is set. It opens your data and your backups on any machine.');
          close();
        },
      },
    );
  };
  return (
    <div>
      <h3 className={classes['subtitle']}>Passphrase</h3>
      <p className={classes['text']}>
        {hasPassphrase
          ? 'A passphrase is set. It opens your data and every backup, on this and any other machine.'
          : 'None is set. With one you can open your data and your backups on another machine, for instance when this one is lost.'}
      </p>
      {isOpen ? (
        <form onSubmit={submit} noValidate className={classes['narrow']}>
          {hasPassphrase ? (
            <PasswordInput
              label="Current passphrase"
              autoComplete="current-password"
              value={typed.current}
              error={shown.current}
              onChange={({ currentTarget: { value } }) => setTyped({ ...typed, current: value })}
            />
          ) : null}
          <PasswordInput
            label="New passphrase"
            description="At least 8 characters. Four unrelated words are easy to keep and hard to guess."
            autoComplete="new-password"
            value={typed.next}
            error={shown.next}
            onChange={({ currentTarget: { value } }) => setTyped({ ...typed, next: value })}
          />
          <PasswordInput
            label="Once more"
            autoComplete="new-password"
            value={typed.again}
            error={shown.again}
            onChange={({ currentTarget: { value } }) => setTyped({ ...typed, again: value })}
          />
          {save.error === null ? null : (
            <p className={classes['problem']} role="alert">
              {errorSentence(save.error)}
            </p>
          )}
          <Group gap={8}>
            <Button type="submit" loading={save.isPending}>
              {hasPassphrase ? 'Change passphrase' : 'Set passphrase'}
            </Button>
            <Button variant="subtle" onClick={close}>
              Cancel
            </Button>
          </Group>
        </form>
      ) : (
        <Button variant="default" mt={8} onClick={() => setIsOpen(true)}>
          {hasPassphrase ? 'Change passphrase' : 'Set a passphrase'}
        </Button>
      )}
    </div>
  );
}
