import { Button, CopyButton, Group } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { MayButton } from '../../components/may-button.tsx';
import { api, errorSentence } from '../../client.ts';
import { useBusiness } from '../../stores/business.ts';
import classes from './settings.module.css';

/** The key on paper. It is shown once, when it is made; making a new one makes the paper in the drawer worthless, so that is said first. */
export function RecoveryKey(): ReactNode {
  const business = useBusiness();
  const renew = useMutation(api.security.renewRecoveryKey.mutationOptions({ gcTime: 0 }));
  const [isExplained, setIsExplained] = useState(false);
  if (renew.data !== undefined) {
    return <ShownOnce businessName={business.name} recoveryKey={renew.data.recoveryKey} onDone={() => renew.reset()} />;
  }
  return (
    <div>
      <h3 className={classes['subtitle']}>Recovery key</h3>
      <p className={classes['text']}>
        A printed key opens your data and your backups when machine and passphrase are gone. It was shown when the data folder was made. If you do not
        have it, make a new one.
      </p>
      {isExplained ? (
        <>
          <p className={classes['text']}>
            <strong>The old recovery key stops working for your data.</strong> Backups made before still open with the old one. Have a printer or a
            safe place ready: the new key is shown once.
          </p>
          {renew.error === null ? null : (
            <p className={classes['problem']} role="alert">
              {errorSentence(renew.error)}
            </p>
          )}
          <Group gap={8} mt={8}>
            <Button
              loading={renew.isPending}
              onClick={() => {
                renew.mutate(undefined, { onSuccess: () => setIsExplained(false) });
              }}
            >
              Make a new key and show it
            </Button>
            <Button variant="subtle" onClick={() => setIsExplained(false)}>
              Cancel
            </Button>
          </Group>
        </>
      ) : (
        <MayButton needs="owner" where="file" variant="default" mt={8} onClick={() => setIsExplained(true)}>
          New recovery key
        </MayButton>
      )}
    </div>
  );
}

type ShownOnceProps = { readonly businessName: string; readonly recoveryKey: string; readonly onDone: () => void };

function ShownOnce({ businessName, recoveryKey, onDone }: ShownOnceProps): ReactNode {
  return (
    <div className={classes['recovery']} role="alert">
      <h3 className={classes['subtitle']}>Recovery key of {businessName}</h3>
      <p className={classes['recoveryKey']}>{recoveryKey}</p>
      <p className={classes['text']}>
        Print it or copy it to a safe place away from this machine, now: it is not shown again. Whoever has it and your data can read everything.
      </p>
      <Group gap={8} mt={8} className={classes['noPrint'] ?? ''}>
        <CopyButton value={recoveryKey}>
          {({ copied, copy }) => (
            <Button variant="default" onClick={copy}>
              {copied ? 'Copied' : 'Copy'}
            </Button>
          )}
        </CopyButton>
        <Button variant="default" onClick={() => window.print()}>
          Print
        </Button>
        <Button onClick={onDone}>I have kept it</Button>
      </Group>
    </div>
  );
}
