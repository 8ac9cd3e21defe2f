import type { ReactNode } from 'react';
import type { AuditEntry } from '../../../src-shared/contract/audit.ts';
import { Facts } from '../../components/facts.tsx';
import { Moment } from '../../components/moment.tsx';
import tableClasses from '../../components/table.module.css';
import { useFormat } from '../../components/use-format.ts';
import { differenceOf, fieldWords, unchangedCount } from './difference.ts';
import { entryWords, sourceWords } from './entry-words.ts';
import { currencyOf, fieldValue } from './field-value.ts';
import classes from './audit-log.module.css';

/** One entry in full: what it says, what changed, and the hash that seals it. */
export function EntryDetails({ entry }: { readonly entry: AuditEntry }): ReactNode {
  const format = useFormat();
  const changes = differenceOf(entry.before, entry.after);
  const details = differenceOf(null, entry.details);
  const unchanged = unchangedCount(entry.before, entry.after);
  const values = { format, currency: currencyOf([entry.after, entry.before, entry.details], format) };
  return (
    <div className={classes['details']}>
      <p className={classes['sentence']}>
        {entry.userName} {entryWords(entry)}.
      </p>
      <Facts
        facts={[
          { label: 'When', value: <Moment instant={entry.createdAt} /> },
          { label: 'From', value: sourceWords(entry.source) },
          { label: 'Why', value: entry.reason },
          { label: 'Recorded as', value: `${entry.action}, ${entry.entityType}${entry.entityId === null ? '' : ` ${entry.entityId}`}` },
        ]}
      />
      {changes.length === 0 ? null : (
        <table className={tableClasses['table']}>
          <thead>
            <tr>
              <th scope="col">Field</th>
              <th scope="col">Before</th>
              <th scope="col">After</th>
            </tr>
          </thead>
          <tbody data-private>
            {changes.map((change) => (
              <tr key={change.field}>
                <th scope="row">{fieldWords(change.field)}</th>
                <td className={classes['before']}>{change.before === null ? '–' : fieldValue(change.field, change.before, values)}</td>
                <td className={classes['after']}>{change.after === null ? '–' : fieldValue(change.field, change.after, values)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {unchanged === 0 ? null : (
        <p className={classes['muted']}>{unchanged === 1 ? 'One other field' : `${unchanged} other fields`} stayed as before.</p>
      )}
      {details.length === 0 ? null : (
        <Facts
          facts={details.map(({ field, after }) => ({
            label: fieldWords(field),
            value: <span className={classes['value']}>{fieldValue(field, after ?? '', values)}</span>,
          }))}
        />
      )}
      <div>
        <h3 className={classes['sealTitle']}>Seal of this entry</h3>
        <code className={classes['hash']}>{entry.entryHash}</code>
        <p className={classes['muted']}>
          Computed from this entry and the one before it under a key derived from that of your data. Changing either makes it wrong.
        </p>
      </div>
    </div>
  );
}
