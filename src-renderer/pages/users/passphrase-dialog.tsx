import { Button, Group, Modal, PasswordInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, type ReactNode, useState } from 'react';
import type { User } from '../../../src-shared/contract/users.ts';
import { client, errorSentence } from '../../client.ts';
import { showDone } from '../../components/undo-toast.tsx';
import classes from './users.module.css';

export type PassphraseDeed = 'set' | 'change' | 'remove';

/** The contract's least length. */
const LENGTH_MIN = 8;

const TITLES: Readonly<Record<PassphraseDeed, string>> = {
  set: 'Set a passphrase',
  change: 'Change the passphrase',
  remove: 'Remove the passphrase',
};

type PassphraseDialogProps = { readonly person: User; readonly deed: PassphraseDeed; readonly isOwn: boolean; readonly onClose: () => void };

export function PassphraseDialog({ person, deed, isOwn, onClose }: PassphraseDialogProps): ReactNode {
  const [typed, setTyped] = useState({ current: '', next: '', again: '' });
  const [isRefused, setIsRefused] = useState(false);
  const asksCurrent = isOwn && deed !== 'set';
  const asksNext = deed !== 'remove';
  const problems = {
    current: asksCurrent && typed.current === '' ? 'The passphrase in use is needed.' : null,
    next: asksNext && typed.next.length < LENGTH_MIN ? `At least ${LENGTH_MIN} characters.` : null,
    again: asksNext && typed.again !== typed.next ? 'The two are not the same.' : null,
  };
  const save = useMutation({
    mutationFn: () => {
      const whose = { userId: person.id, ...(asksCurrent ? { currentPassphrase: typed.current } : {}) };
      return deed === 'remove' ? client.users.removePassphrase(whose) : client.users.setPassphrase({ ...whose, passphrase: typed.next });
    },
    onSuccess: () => {
      showDone(
        deed === 'remove' ? 'The passphrase is removed.' : 'The passphrase is set. It also opens the data and later backups on another machine.',
      );
      onClose();
    },
  });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setIsRefused(true);
    if (Object.values(problems).every((problem) => problem === null)) save.mutate();
  };
  const field = (name: keyof typeof typed, label: string, autoComplete: string): ReactNode => (
    <PasswordInput
      label={label}
      autoComplete={autoComplete}
      value={typed[name]}
      error={isRefused ? problems[name] : null}
      onChange={({ currentTarget: { value } }) => setTyped({ ...typed, [name]: value })}
    />
  );
  return (
    <Modal opened onClose={onClose} title={`${TITLES[deed]}: ${person.displayName}`} closeButtonProps={{ 'aria-label': 'Close' }}>
      <form onSubmit={submit} noValidate className={classes['form']}>
        <p className={classes['text']}>
          {deed === 'remove'
            ? `Afterwards anybody at this computer can act as ${person.displayName}, and nothing asks when Tamio starts for them.`
            : `${isOwn ? 'You' : person.displayName} will be asked for it when Tamio starts and when it is locked. Four unrelated words are easy to keep and hard to guess.`}
        </p>
        {asksCurrent ? field('current', 'Current passphrase', 'current-password') : null}
        {asksNext ? field('next', 'New passphrase', 'new-password') : null}
        {asksNext ? field('again', 'Once more', 'new-password') : null}
        {save.error === null ? null : (
          <p className={classes['problem']} role="alert">
            {errorSentence(save.error)}
          </p>
        )}
        <Group gap={8}>
          <Button type="submit" loading={save.isPending}>
            {TITLES[deed]}
          </Button>
          <Button variant="subtle" onClick={onClose}>
            Cancel
          </Button>
        </Group>
      </form>
    </Modal>
  );
}
