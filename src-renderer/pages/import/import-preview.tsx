import { Button, Group } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import type { ImportResult } from '../../../src-shared/contract/imports.ts';
import { api } from '../../client.ts';
import { Icon } from '../../components/icon.tsx';
import { MayButton } from '../../components/may-button.tsx';
import { Section } from '../../components/page.tsx';
import { useFormat } from '../../components/use-format.ts';
import { formatDate } from '../../format/dates.ts';
import { formatBytes } from '../../format/numbers.ts';
import { AccountField } from './account-field.tsx';
import { AnsweredLine } from './answered-line.tsx';
import { EarlierImport } from './earlier-import.tsx';
import { Findings } from './findings.tsx';
import { bookFile } from './book-file.ts';
import { removeFile } from './import-run.ts';
import { type ImportItem, itemTitle } from './import-store.ts';
import { bookLabel, rereadSentence, ticksSentence, verdictSentence, type WordsFormat } from './import-words.ts';
import { PreviewSection, type PreviewView } from './preview-section.tsx';
import { ProofLine } from './proof-line.tsx';
import { Questions } from './questions.tsx';
import { type PlannedLines, plannedLines } from './row-choices.ts';
import { RunningLine } from './running-line.tsx';
import classes from './import.module.css';

type PreviewProps = { readonly item: ImportItem; readonly result: ImportResult };

/** What was understood, before anything is written: the verdict, what the file leaves open, every line beside its reading, and the one button. */
export function ImportPreview({ item, result }: PreviewProps): ReactNode {
  const format = useFormat();
  const accounts = useQuery(api.accounts.list.queryOptions({ input: { businessId: item.businessId } }));
  const [view, setView] = useState<PreviewView>({ filter: 'all', target: null });
  const lastShown = result.rows.at(-1)?.line ?? 0;
  const canGoTo = result.proof.status === 'contradicted' && result.proof.line <= lastShown;
  const isReread = item.replacesBatchId !== null;
  const isNewAccountFine = item.account?.kind !== 'new' || item.account.name.trim() !== '';
  const isReady = item.stage === 'preview';
  const isAccountKnown = item.account !== null && isNewAccountFine;
  const isDecided = isAccountKnown && result.questions.length === 0;
  const words: WordsFormat = { money: (amount) => format.money(amount, result.account.currency, { cents: true }), count: format.count };
  const isContradicted = result.proof.status === 'contradicted';
  return (
    <>
      <Section title={itemTitle(item)} note={fileNote(result)}>
        <p className={classes['verdict']}>
          <span className={classes['mark']} data-kind={isContradicted ? 'bad' : isDecided ? 'good' : 'open'}>
            <Icon name={isContradicted ? 'warning' : isDecided ? 'check' : 'search'} />
          </span>
          <output data-private>{isReread ? rereadSentence(result, words) : verdictSentence(result, words, isAccountKnown)}</output>
        </p>
        {result.questions.length > 0 ? null : (
          <ProofLine result={result} isUnderVerdict {...(canGoTo ? { onGoTo: (line) => setView({ filter: 'all', target: { line } }) } : {})} />
        )}
        {isReread || result.earlierBatchId === null ? null : <EarlierImport businessId={item.businessId} batchId={result.earlierBatchId} />}
        {isReread ? <RereadNote result={result} /> : <AccountField item={item} result={result} accounts={accounts.data ?? []} />}
        <AnsweredLine item={item} result={result} isDisabled={!isReady} />
        <RunningLine item={item} />
      </Section>
      <Questions item={item} questions={[...result.questions, ...item.reopened]} isDisabled={!isReady} />
      <PreviewSection item={item} result={result} view={view} onView={setView} />
      <Findings result={result} />
      <ConfirmBar item={item} result={result} isAccountKnown={isAccountKnown} words={words} />
    </>
  );
}

/** What reading an import anew does to it. */
function RereadNote({ result }: { readonly result: ImportResult }): ReactNode {
  const format = useFormat();
  const named = result.statementAccounts.length;
  return (
    <p className={classes['note']}>
      <Icon name="undo" />
      <span>
        {named > 1
          ? `This file holds ${format.count(named)} accounts, so it cannot be read anew as one. Take its import back and import it again: each account is then asked for.`
          : `The earlier import into ${result.account.name} is taken back and this reading takes its place, in one step. It can be taken back like any import.`}
      </span>
    </p>
  );
}

type ConfirmProps = PreviewProps & { readonly isAccountKnown: boolean; readonly words: WordsFormat };

/** The one button, what it does in figures, and why it cannot be pressed yet. */
function ConfirmBar({ item, result, isAccountKnown, words }: ConfirmProps): ReactNode {
  const planned = plannedLines(result, item.choices);
  const isReread = item.replacesBatchId !== null;
  const isSomething = isReread ? isReadDifferently(result) : planned.added + planned.changed > 0;
  const isDecided = isAccountKnown && result.questions.length === 0;
  const label = isReread ? 'Book this reading in place of the earlier one' : bookLabel(result, planned, words);
  const ticked = isReread ? null : ticksSentence(planned, words);
  return (
    <div className={classes['confirm']}>
      <p className={classes['muted']} id="confirm-note">
        {ticked === null ? null : <strong>{ticked} </strong>}
        {confirmNote({ item, result, planned, isAccountKnown, isSomething })}
      </p>
      <Group gap={8} wrap="nowrap">
        <Button variant="default" onClick={() => removeFile(item.id)}>
          {isSomething ? 'Do not import' : 'Close'}
        </Button>
        {isSomething ? <BookButton item={item} label={label} isDisabled={item.stage !== 'preview' || !isDecided} /> : null}
      </Group>
    </div>
  );
}

/** A reading that differs from the one in the books, of a file that is one account's. */
function isReadDifferently({ counts, statementAccounts }: ImportResult): boolean {
  return counts.new + counts.twin + counts.changed > 0 && statementAccounts.length < 2;
}

function BookButton({ item, label, isDisabled }: { readonly item: ImportItem; readonly label: string; readonly isDisabled: boolean }): ReactNode {
  const [isPressed, setIsPressed] = useState(false);
  const book = (): void => {
    setIsPressed(true);
    void bookFile(item.id);
  };
  useHotkeys(isDisabled ? [] : [['mod+Enter', book]]);
  return (
    <MayButton
      aria-describedby="confirm-note"
      disabled={isDisabled}
      loading={isPressed && item.stage === 'booking'}
      aria-keyshortcuts="Control+Enter"
      onClick={book}
    >
      {label}
    </MayButton>
  );
}

function fileNote(result: ImportResult): string {
  const span = result.firstDate === null || result.lastDate === null ? '' : `, ${formatDate(result.firstDate)} to ${formatDate(result.lastDate)}`;
  return `${result.detected.format.toUpperCase()}, ${formatBytes(result.file.sizeBytes)}${span}`;
}

type NoteInput = {
  readonly item: ImportItem;
  readonly result: ImportResult;
  readonly planned: PlannedLines;
  readonly isAccountKnown: boolean;
  readonly isSomething: boolean;
};

/** Why the button cannot be pressed yet, or what pressing it means. */
function confirmNote({ item, result, planned, isAccountKnown, isSomething }: NoteInput): string {
  if (!isAccountKnown) return 'First choose the account this file belongs to.';
  if (result.questions.length > 0)
    return result.questions.length === 1 ? 'One question above is still open.' : `${result.questions.length} questions above are still open.`;
  if (!isSomething && item.replacesBatchId !== null) return 'This reading is the one that is in the books. There is nothing to change.';
  if (!isSomething) return planned.leftOut > 0 ? 'No line is ticked.' : 'Everything in this file is already here. There is nothing to book.';
  return 'Nothing is written until you press the button, and every import can be taken back.';
}
