import { Button, Group } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import type { ImportResult } from '../../../src-shared/contract/imports.ts';
import { api } from '../../client.ts';
import { Icon } from '../../components/icon.tsx';
import { Section } from '../../components/page.tsx';
import { useFormat } from '../../components/use-format.ts';
import { formatDate } from '../../format/dates.ts';
import { formatBytes } from '../../format/numbers.ts';
import { AccountField } from './account-field.tsx';
import { Findings } from './findings.tsx';
import { bookFile, removeFile } from './import-run.ts';
import type { ImportItem } from './import-store.ts';
import { asSentence, bookableCount, bookLabel, verdictSentence, type WordsFormat } from './import-words.ts';
import { PreviewSection } from './preview-section.tsx';
import { ProofLine } from './proof-line.tsx';
import { Questions } from './questions.tsx';
import { RunningLine } from './running-line.tsx';
import classes from './import.module.css';

type PreviewProps = { readonly item: ImportItem; readonly result: ImportResult };

/** What was understood, before anything is written: the verdict, what the file leaves open, every line beside its reading, and the one button. */
export function ImportPreview({ item, result }: PreviewProps): ReactNode {
  const format = useFormat();
  const accounts = useQuery(api.accounts.list.queryOptions({ input: { businessId: item.businessId } }));
  const isNewAccountFine = item.account?.kind !== 'new' || item.account.name.trim() !== '';
  const isReady = item.stage === 'preview';
  const isAccountKnown = item.account !== null && isNewAccountFine;
  const isDecided = isAccountKnown && result.questions.length === 0;
  const words: WordsFormat = { money: (amount) => format.money(amount, result.account.currency, { cents: true }), count: format.count };
  const hasNew = bookableCount(result) > 0;
  return (
    <>
      <Section title={item.file.name} note={fileNote(result)}>
        <p className={classes['verdict']}>
          <span className={classes['mark']} data-kind={result.proof.status === 'contradicted' ? 'bad' : isDecided ? 'good' : 'open'}>
            <Icon name={result.proof.status === 'contradicted' ? 'warning' : isDecided ? 'check' : 'search'} />
          </span>
          <output data-private>{verdictSentence(result, words, isAccountKnown)}</output>
        </p>
        {result.proof.status === 'contradicted' ? <ProofLine result={result} /> : null}
        {result.proof.status === 'not_provable' ? <p className={classes['muted']}>{asSentence(result.proof.reason)}</p> : null}
        {result.earlierBatchId === null ? null : (
          <p className={classes['note']}>
            <Icon name="clock" />
            <span>
              <strong>You imported exactly this file before.</strong> Every line of it that is still in the books is recognised, so nothing is added
              twice.
            </span>
          </p>
        )}
        <AccountField item={item} result={result} accounts={accounts.data ?? []} />
        <RunningLine item={item} />
      </Section>
      {result.questions.length === 0 ? null : <Questions item={item} questions={result.questions} isDisabled={!isReady} />}
      <PreviewSection item={item} result={result} />
      <Findings result={result} />
      <div className={classes['confirm']}>
        <p className={classes['muted']} id="confirm-note">
          {confirmNote({ result, isAccountKnown, hasNew })}
        </p>
        <Group gap={8} wrap="nowrap">
          <Button variant="default" onClick={() => removeFile(item.id)}>
            {hasNew ? 'Do not import' : 'Close'}
          </Button>
          {hasNew ? <BookButton item={item} label={bookLabel(result, words)} isDisabled={!isReady || !isDecided} /> : null}
        </Group>
      </div>
    </>
  );
}

function BookButton({ item, label, isDisabled }: { readonly item: ImportItem; readonly label: string; readonly isDisabled: boolean }): ReactNode {
  const [isPressed, setIsPressed] = useState(false);
  const book = (): void => {
    setIsPressed(true);
    void bookFile(item.id);
  };
  useHotkeys(isDisabled ? [] : [['mod+Enter', book]]);
  return (
    <Button
      aria-describedby="confirm-note"
      disabled={isDisabled}
      loading={isPressed && item.stage === 'booking'}
      aria-keyshortcuts="Control+Enter"
      onClick={book}
    >
      {label}
    </Button>
  );
}

function fileNote(result: ImportResult): string {
  const span = result.firstDate === null || result.lastDate === null ? '' : `, ${formatDate(result.firstDate)} to ${formatDate(result.lastDate)}`;
  return `${result.detected.format.toUpperCase()}, ${formatBytes(result.file.sizeBytes)}${span}`;
}

/** Why the button cannot be pressed yet, or what pressing it means. */
function confirmNote({ result, isAccountKnown, hasNew }: { result: ImportResult; isAccountKnown: boolean; hasNew: boolean }): string {
  if (!isAccountKnown) return 'First choose the account this file belongs to.';
  if (result.questions.length > 0)
    return result.questions.length === 1 ? 'One question above is still open.' : `${result.questions.length} questions above are still open.`;
  if (!hasNew) return 'Everything in this file is already here. There is nothing to book.';
  return 'Nothing is written until you press the button, and every import can be taken back.';
}
