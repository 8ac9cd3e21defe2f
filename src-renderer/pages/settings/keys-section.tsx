import { CopyButton, UnstyledButton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { api, type client } from '../../client.ts';
import { Facts } from '../../components/facts.tsx';
import { Icon } from '../../components/icon.tsx';
import { Section } from '../../components/page.tsx';
import { QueryState } from '../../components/states.tsx';
import { useBusiness } from '../../stores/business.ts';
import { PassphraseForm } from './passphrase-form.tsx';
import { RecoveryKey } from './recovery-key.tsx';
import classes from './settings.module.css';

type Info = Awaited<ReturnType<typeof client.app.info>>;

const KEY_WORDS: Readonly<Record<Info['keyStorage'], { readonly where: string; readonly says: string; readonly isWeaker: boolean }>> = {
  keychain: {
    where: 'Keychain of this machine',
    says: 'The key lies where your system keeps passwords; only your user can read it.',
    isWeaker: false,
  },
  safe_storage: { where: 'Safe storage of this machine', says: 'The key is sealed by your system; only your user can open it.', isWeaker: false },
  key_file: {
    where: 'A key file on this disk',
    says: 'This is the weaker choice: this machine offers no keychain, so the key lies in a file outside the data folder that only your user may read. Whoever copies both the folder and that file can read your data. Encrypt the disk of this machine.',
    isWeaker: true,
  },
  passphrase_only: {
    where: 'Nowhere: only your passphrase opens the data',
    says: 'Tamio asks for it at every start. Without it and without the recovery key the data cannot be opened by anybody.',
    isWeaker: false,
  },
};

/** Where the data lies, what opens it, and what opens it elsewhere. */
export function KeysSection(): ReactNode {
  const { id: businessId } = useBusiness();
  const info = useQuery(api.app.info.queryOptions({ input: { businessId } }));
  return (
    <Section title="Data and safety">
      <QueryState query={info}>{(data) => <Keys info={data} />}</QueryState>
    </Section>
  );
}

function Keys({ info }: { readonly info: Info }): ReactNode {
  const key = KEY_WORDS[info.keyStorage];
  return (
    <div className={classes['stack']}>
      <Facts
        facts={[
          { label: 'Data folder', value: <DataFolder path={info.dataFolder} /> },
          { label: 'Encryption', value: 'The whole data file, always on' },
          { label: 'Key', value: key.where },
        ]}
      />
      {info.isSyncedFolder ? (
        <Warning>
          The data folder lies in a place that is synchronised to a cloud. Databases get damaged there sooner or later, because the service copies the
          file while it is being written. Close Tamio, move the folder elsewhere, and keep only backups in the synchronised place.
        </Warning>
      ) : null}
      {key.isWeaker ? <Warning>{key.says}</Warning> : <p className={classes['text']}>{key.says}</p>}
      <PassphraseForm key={String(info.hasPassphrase)} hasPassphrase={info.hasPassphrase} />
      <RecoveryKey />
    </div>
  );
}

function DataFolder({ path }: { readonly path: string }): ReactNode {
  return (
    <>
      <code className={classes['path']}>{path}</code>{' '}
      <CopyButton value={path}>
        {({ copied, copy }) => (
          <UnstyledButton className={classes['link']} onClick={copy} aria-label="Copy the path of the data folder">
            {copied ? 'Copied' : 'Copy'}
          </UnstyledButton>
        )}
      </CopyButton>
    </>
  );
}

function Warning({ children }: { readonly children: ReactNode }): ReactNode {
  return (
    <div className={classes['warning']} role="note">
      <Icon name="warning" />
      <p>{children}</p>
    </div>
  );
}
