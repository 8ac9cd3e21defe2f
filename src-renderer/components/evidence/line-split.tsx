import { Group, VisuallyHidden } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import type { Split } from '../../../src-shared/contract/rules.ts';
import { api } from '../../client.ts';
import { useBusinessInput } from '../../stores/business.ts';
import { MayButton } from '../may-button.tsx';
import { Money } from '../money.tsx';
import { QueryState } from '../states.tsx';
import tableClasses from '../table.module.css';
import classes from './evidence.module.css';
import type { SplitLine } from './split-draft.ts';
import { SplitForm } from './split-form.tsx';
import splitClasses from './split.module.css';
import { useSplitChanges } from './use-split-changes.ts';

/** What a bank line was for where it was for several things: its parts, and the way to divide it. */
export function LineSplit({ line }: { readonly line: SplitLine }): ReactNode {
  const query = useQuery(api.splits.get.queryOptions({ input: { ...useBusinessInput(), transactionId: line.id } }));
  return (
    <section aria-labelledby="split-title">
      <h3 id="split-title" className={classes['title']}>
        Split
      </h3>
      <QueryState query={query} rows={2}>
        {(split) => <SplitOfLine line={line} split={split} />}
      </QueryState>
    </section>
  );
}

function SplitOfLine({ line, split }: { readonly line: SplitLine; readonly split: Split }): ReactNode {
  const [isEditing, setIsEditing] = useState(false);
  /** Counts what ends where a control vanishes under the focus, which then comes back to the button that stays. */
  const [returns, setReturns] = useState(0);
  const opener = useRef<HTMLButtonElement>(null);
  const { save, remove } = useSplitChanges(split);
  const isSplit = split.parts.length > 0;

  useEffect(() => {
    if (returns > 0) opener.current?.focus();
  }, [returns]);
  const comeBack = (): void => setReturns((count) => count + 1);

  if (isEditing) {
    const leave = (): void => {
      setIsEditing(false);
      comeBack();
    };
    return <SplitForm line={line} split={split} onSave={save} onLeave={leave} />;
  }
  return (
    <>
      {isSplit ? (
        <Parts split={split} />
      ) : (
        <p className={classes['text']}>
          One payment for several things? Give each its category and amount. The line itself stays as the bank wrote it.
        </p>
      )}
      <Group gap={8} className={splitClasses['actions'] ?? ''}>
        <MayButton ref={opener} size="compact-md" variant="default" onClick={() => setIsEditing(true)}>
          {isSplit ? 'Change split' : 'Split this line'}
        </MayButton>
        {isSplit ? (
          <MayButton size="compact-md" variant="subtle" onClick={() => void remove().then(comeBack)}>
            Remove split
          </MayButton>
        ) : null}
      </Group>
    </>
  );
}

function Parts({ split }: { readonly split: Split }): ReactNode {
  return (
    <table className={`${tableClasses['table']} ${splitClasses['divided']}`}>
      <caption>
        <VisuallyHidden>The parts of this line</VisuallyHidden>
      </caption>
      <thead>
        <tr>
          <th scope="col">Category</th>
          <th scope="col" className={tableClasses['number']}>
            Amount
          </th>
        </tr>
      </thead>
      <tbody>
        {split.parts.map((part, index) => (
          // The parts of a line have no name but their place.
          <tr key={index}>
            <td>
              {part.categoryName ?? <span className={splitClasses['faint']}>No category</span>}
              {part.note === null ? null : (
                <span className={splitClasses['noteText']} data-private>
                  {part.note}
                </span>
              )}
            </td>
            <td className={tableClasses['number']}>
              <Money amountMinor={part.amountMinor} currency={split.currency} cents />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** The category of a line, or that it has several. */
export function LineCategory({ line }: { readonly line: SplitLine }): ReactNode {
  const { data } = useQuery(api.splits.get.queryOptions({ input: { ...useBusinessInput(), transactionId: line.id } }));
  if (data !== undefined && data.parts.length > 0) return `Split into ${data.parts.length}`;
  return line.categoryName ?? 'None yet';
}
