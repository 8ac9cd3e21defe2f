import { Button } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import type { User } from '../../../src-shared/contract/users.ts';
import { useMay } from '../../components/use-may.ts';
import { PassphraseDialog, type PassphraseDeed } from './passphrase-dialog.tsx';
import classes from './users.module.css';

/** Whether there is one, and what the person in the window may do about it: their own always, another's as an owner. */
export function PassphraseCell({ person, isOwn }: { readonly person: User; readonly isOwn: boolean }): ReactNode {
  const [deed, setDeed] = useState<PassphraseDeed | null>(null);
  const { isAllowed: isOwner } = useMay('owner', 'file');
  const mayTouch = isOwn || isOwner;
  const deeds: { readonly deed: PassphraseDeed; readonly label: string; readonly isOffered: boolean }[] = [
    { deed: 'set', label: 'Set…', isOffered: mayTouch && !person.hasPassphrase },
    { deed: 'change', label: 'Change…', isOffered: isOwn && person.hasPassphrase },
    { deed: 'remove', label: 'Remove…', isOffered: mayTouch && person.hasPassphrase },
  ];
  return (
    <div className={classes['passphrase']}>
      <span>{person.hasPassphrase ? 'set' : 'none'}</span>
      {deeds
        .filter(({ isOffered }) => isOffered)
        .map(({ deed: offered, label }) => (
          <Button
            key={offered}
            size="compact-sm"
            variant="subtle"
            aria-label={`${label.replace('…', '')} the passphrase of ${person.displayName}`}
            onClick={() => setDeed(offered)}
          >
            {label}
          </Button>
        ))}
      {deed === null ? null : <PassphraseDialog person={person} deed={deed} isOwn={isOwn} onClose={() => setDeed(null)} />}
    </div>
  );
}
