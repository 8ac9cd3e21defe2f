import { Button, Group } from '@mantine/core';
import { type ReactNode, useEffect, useRef } from 'react';
import type { RecordQuestionView, RecordResult } from '../../../src-shared/contract/records.ts';
import { errorSentence } from '../../client.ts';
import { MayButton } from '../../components/may-button.tsx';
import { Section } from '../../components/page.tsx';
import { useFormat } from '../../components/use-format.ts';
import { RecordQuestions } from './record-questions.tsx';
import { RecordRows } from './record-rows.tsx';
import { broughtWords, verdictSentence } from './record-words.ts';
import type { ReadTable } from './send-table.ts';
import classes from './records.module.css';

type PreviewProps = {
  readonly table: ReadTable;
  readonly isBusy: boolean;
  readonly error: unknown;
  readonly onAnswer: (kind: RecordQuestionView['kind'], option: string) => void;
  readonly onBook: () => void;
  readonly onLeave: () => void;
};

/** What a table says, before anything is written: the verdict, the questions, every row, and one button that says what happens. */
export function RecordPreview({ table, isBusy, error, onAnswer, onBook, onLeave }: PreviewProps): ReactNode {
  const { result } = table;
  const { count } = useFormat();
  const sentence = verdictSentence(result, count);
  const changes = result.counts.new + result.counts.changed;
  const isOpen = result.questions.length > 0;
  return (
    <>
      <Section title={table.fileName} note={isOpen ? undefined : result.earlierImportId === null ? undefined : 'This very file is here already.'}>
        <Verdict key={sentence} sentence={sentence} />
        {error === null ? null : (
          <p className={classes['problem']} role="alert">
            {errorSentence(error)}
          </p>
        )}
        <Group gap={8} mt={12}>
          {isOpen || changes === 0 ? null : (
            <MayButton loading={isBusy} onClick={onBook}>
              Take over {broughtWords(result.counts, result.kind, count)}
            </MayButton>
          )}
          <Button variant="default" disabled={isBusy} onClick={onLeave}>
            {changes === 0 && !isOpen ? 'Close' : 'Leave it'}
          </Button>
        </Group>
      </Section>
      <RecordQuestions questions={result.questions} isDisabled={isBusy} onAnswer={onAnswer} />
      <Section title="Rows" note="As understood; what stands in the file is below each reading.">
        <RecordRows result={result} />
        <Understood result={result} />
      </Section>
    </>
  );
}

/** What was understood, in one sentence; a screen reader and the keyboard go on here whenever it says something else. */
function Verdict({ sentence }: { readonly sentence: string }): ReactNode {
  const line = useRef<HTMLParagraphElement>(null);
  useEffect(() => line.current?.focus(), []);
  return (
    <p className={classes['verdict']} ref={line} tabIndex={-1}>
      {sentence}
    </p>
  );
}

/** What each conclusion rests on, and the columns that are left out. */
function Understood({ result }: { readonly result: RecordResult }): ReactNode {
  const { findings, columns } = result.detected;
  const leftOut = columns.filter(({ field }) => field === null);
  return (
    <details className={classes['findings']}>
      <summary>How it was understood</summary>
      <ul>
        {findings.map(({ property, evidence }) => (
          <li key={property}>
            <strong>{property.replaceAll('_', ' ')}</strong>: <span data-private>{evidence}</span>
          </li>
        ))}
        {leftOut.map(({ index, title, evidence }) => (
          <li key={index}>
            <strong>{title === '' ? `column ${index + 1}` : title}</strong> is left out. {evidence}
          </li>
        ))}
      </ul>
    </details>
  );
}
