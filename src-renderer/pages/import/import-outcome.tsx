import { Button, Group } from '@mantine/core';
import { type ReactNode, useEffect, useRef } from 'react';
import type { ImportResult } from '../../../src-shared/contract/imports.ts';
import { Icon } from '../../components/icon.tsx';
import { MayButton } from '../../components/may-button.tsx';
import { Section } from '../../components/page.tsx';
import { showError } from '../../components/undo-toast.tsx';
import { useFormat } from '../../components/use-format.ts';
import { ProofLine } from './proof-line.tsx';
import { undoBatch } from './book-file.ts';
import { readAgain, removeFile } from './import-run.ts';
import { type ImportItem, itemTitle, useImportQueue } from './import-store.ts';
import { bookedWords } from './import-words.ts';
import classes from './import.module.css';

type OutcomeProps = { readonly item: ImportItem; readonly result: ImportResult; readonly next: ImportItem | undefined };

/** What an import did, what it proved, where to go from here, and the way back. */
export function ImportOutcome({ item, result, next }: OutcomeProps): ReactNode {
  const format = useFormat();
  const show = useImportQueue((state) => state.show);
  const heading = useRef<HTMLParagraphElement>(null);
  // The button that was pressed is gone; what it led to is where one reads on.
  useEffect(() => heading.current?.focus(), []);
  const { counts } = result;
  const [added, changed] = [counts.new + counts.twin, counts.changed];
  const isUndone = item.stage === 'undone';
  return (
    <Section title={itemTitle(item)}>
      <p ref={heading} tabIndex={-1} className={classes['verdict']}>
        <span className={classes['mark']} data-kind={isUndone ? 'neutral' : 'good'}>
          <Icon name={isUndone ? 'undo' : 'check'} />
        </span>
        {isUndone
          ? `Taken back: ${result.account.name} is exactly as it was before.`
          : `${bookedWords({ added, changed }, format)} ${added + changed === 1 ? 'is' : 'are'} in ${result.account.name}.`}
      </p>
      {isUndone ? (
        <p className={classes['muted']}>The same file can be imported again whenever you like.</p>
      ) : (
        <>
          <Counts result={result} />
          <ProofLine result={result} />
        </>
      )}
      <Group gap={8} mt={16}>
        {next === undefined ? null : (
          <Button onClick={() => show(next.id)}>
            {next.statementAccount !== null && next.fileName === item.fileName
              ? `Next account: ${next.statementAccount}`
              : `Next file: ${itemTitle(next)}`}
          </Button>
        )}
        {isUndone || result.account.id === null ? null : (
          <Button component="a" href={`#/transactions?account=${result.account.id}`} variant={next === undefined ? 'filled' : 'default'}>
            See the lines
          </Button>
        )}
        {isUndone ? null : (
          <Button component="a" href="#/" variant="default">
            Dashboard
          </Button>
        )}
        {isUndone ? (
          <MayButton leftSection={<Icon name="import" />} onClick={() => void readAgain(item.id, {})}>
            Import again
          </MayButton>
        ) : null}
        {isUndone || result.batchId === null ? null : <UndoButton businessId={item.businessId} batchId={result.batchId} />}
        <Button variant="subtle" onClick={() => removeFile(item.id)}>
          Done
        </Button>
      </Group>
    </Section>
  );
}

function UndoButton({ businessId, batchId }: { readonly businessId: number; readonly batchId: number }): ReactNode {
  return (
    <MayButton variant="default" leftSection={<Icon name="undo" />} onClick={() => void undoBatch(businessId, batchId).catch(showError)}>
      Undo this import
    </MayButton>
  );
}

function Counts({ result }: { readonly result: ImportResult }): ReactNode {
  const { count } = useFormat();
  const { counts } = result;
  const figures = [
    { label: 'new', value: counts.new + counts.twin },
    { label: 'already here', value: counts.same },
    { label: 'changed by the bank', value: counts.changed },
    { label: 'left out', value: counts.skipped },
    { label: 'not readable', value: counts.rejected },
  ];
  return (
    <dl className={classes['counts']}>
      {figures.map(({ label, value }) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{count(value)}</dd>
        </div>
      ))}
    </dl>
  );
}
