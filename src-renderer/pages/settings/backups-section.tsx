import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { Backup } from '../../../src-shared/contract/settings.ts';
import { api, client } from '../../client.ts';
import { Icon } from '../../components/icon.tsx';
import { MayButton } from '../../components/may-button.tsx';
import { Moment } from '../../components/moment.tsx';
import { Section } from '../../components/page.tsx';
import { QueryState } from '../../components/states.tsx';
import tableClasses from '../../components/table.module.css';
import { showDone, showError } from '../../components/undo-toast.tsx';
import { formatBytes } from '../../format/numbers.ts';
import { runTask } from '../../stores/tasks.ts';
import classes from './settings.module.css';

const KIND_WORDS: Readonly<Record<Backup['kind'], string>> = { daily: 'daily', manual: 'by hand', before_migration: 'before an update' };
/** The newest ones matter; the folder has them all. */
const SHOWN = 8;

export function BackupsSection(): ReactNode {
  const queryClient = useQueryClient();
  const list = useQuery(api.backups.list.queryOptions());
  const create = useMutation({
    mutationFn: () => runTask('Backing up', ({ signal }) => client.backups.create({}, { signal })),
    onSuccess: (backup) => showDone(backup.isVerified ? `Backed up and checked: ${backup.fileName}` : `Backed up: ${backup.fileName}`),
    onError: showError,
    onSettled: () => queryClient.invalidateQueries({ queryKey: api.backups.key() }),
  });
  return (
    <Section
      title="Backups"
      actions={
        <MayButton needs="owner" where="file" loading={create.isPending} onClick={() => create.mutate()}>
          Back up now
        </MayButton>
      }
    >
      <QueryState query={list}>{(backups) => <Backups backups={backups.toSorted((a, b) => b.createdAt.localeCompare(a.createdAt))} />}</QueryState>
    </Section>
  );
}

function Backups({ backups }: { readonly backups: readonly Backup[] }): ReactNode {
  const lastGood = backups.find((backup) => backup.isVerified);
  return (
    <>
      <p className={classes['state']}>
        <Icon name={lastGood === undefined ? 'warning' : 'check'} />
        {lastGood === undefined ? (
          <strong>There is no good backup yet.</strong>
        ) : (
          <span>
            <strong>
              Last good backup: <Moment instant={lastGood.createdAt} isRelative />
            </strong>
            , opened and checked.
          </span>
        )}
      </p>
      <p className={classes['text']}>
        A backup is one file, encrypted, that opens with your passphrase or recovery key on any machine. Tamio makes one a day; copy one to another
        disk now and then, because a backup on the same disk is lost with it.
      </p>
      {backups.length === 0 ? null : (
        <section className={tableClasses['scroll']} aria-label="Backups, table" {...{ tabIndex: 0 }}>
          <table className={tableClasses['table']}>
            <thead>
              <tr>
                <th scope="col">Made</th>
                <th scope="col">Why</th>
                <th scope="col">Checked</th>
                <th scope="col" className={tableClasses['number']}>
                  Size
                </th>
                <th scope="col">File</th>
              </tr>
            </thead>
            <tbody>
              {backups.slice(0, SHOWN).map((backup) => (
                <tr key={backup.path}>
                  <td>
                    <Moment instant={backup.createdAt} />
                  </td>
                  <td>{KIND_WORDS[backup.kind]}</td>
                  <td>{backup.isVerified ? 'opened, complete' : 'not yet'}</td>
                  <td className={tableClasses['number']}>{formatBytes(backup.sizeBytes)}</td>
                  <td title={backup.path} className={classes['path']}>
                    {backup.fileName}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
      {backups.length > SHOWN ? <p className={classes['text']}>And {backups.length - SHOWN} older ones in the same folder.</p> : null}
    </>
  );
}
