import { CopyButton, UnstyledButton } from '@mantine/core';
import type { ReactNode } from 'react';
import type { ImportResult } from '../../../src-shared/contract/imports.ts';
import { useFormat } from '../../components/use-format.ts';
import tableClasses from '../../components/table.module.css';
import { propertyWords, sureness } from './import-words.ts';
import classes from './import.module.css';

/** How Tamio read this file: every conclusion with what it rests on, for whoever wants to check it. */
export function Findings({ result }: { readonly result: ImportResult }): ReactNode {
  const { percent } = useFormat();
  const { findings } = result.detected;
  return (
    <details className={classes['findings']}>
      <summary>How Tamio read this file</summary>
      <div className={tableClasses['scroll']}>
        <table className={tableClasses['table']}>
          <thead>
            <tr>
              <th scope="col">About</th>
              <th scope="col">Read as</th>
              <th scope="col">How sure</th>
              <th scope="col">Because</th>
            </tr>
          </thead>
          <tbody>
            {findings.map((finding) => (
              <tr key={`${finding.property} ${finding.value}`}>
                <th scope="row">{propertyWords(finding.property)}</th>
                <td>{finding.value}</td>
                <td>
                  {sureness(finding.confidence)}, {percent(finding.confidence)}
                </td>
                <td>{finding.evidence}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p className={classes['muted']}>
        Fingerprint of the file (SHA-256): <code className={classes['hash']}>{result.file.sha256}</code>{' '}
        <CopyButton value={result.file.sha256}>
          {({ copied, copy }) => (
            <UnstyledButton className={classes['link']} onClick={copy}>
              {copied ? 'Copied' : 'Copy'}
            </UnstyledButton>
          )}
        </CopyButton>
      </p>
    </details>
  );
}
