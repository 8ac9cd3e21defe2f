import { UnstyledButton } from '@mantine/core';
import type { ReactNode } from 'react';
import type { RecordQuestionView } from '../../../src-shared/contract/records.ts';
import { isIsoDate } from '../../../src-shared/domain/calendar/iso-date.ts';
import { Section } from '../../components/page.tsx';
import { formatDate } from '../../format/dates.ts';
import { optionWords, questionWords } from './record-words.ts';
import classes from './records.module.css';

type QuestionsProps = {
  readonly questions: readonly RecordQuestionView[];
  readonly isDisabled: boolean;
  readonly onAnswer: (kind: RecordQuestionView['kind'], option: string) => void;
};

/** What the table cannot decide is asked, with the person's own rows under each answer. Answering reads the table again. */
export function RecordQuestions({ questions, isDisabled, onAnswer }: QuestionsProps): ReactNode {
  return questions.map((question) => {
    const words = questionWords(question.kind);
    return (
      <Section key={question.kind} title={words.title}>
        <p className={classes['muted']}>{words.why}</p>
        <div className={classes['options']}>
          {question.options.map((option) => (
            <UnstyledButton key={option} className={classes['option']} disabled={isDisabled} onClick={() => onAnswer(question.kind, option)}>
              <strong>{optionWords(question.kind, option)}</strong>
              {question.examples.map((example) => (
                <Example key={`${example.line} ${example.raw}`} example={example} option={option} />
              ))}
            </UnstyledButton>
          ))}
        </div>
      </Section>
    );
  });
}

function Example({ example, option }: { readonly example: RecordQuestionView['examples'][number]; readonly option: string }): ReactNode {
  const reading = example.readings[option] ?? '';
  return (
    <span className={classes['example']} data-private>
      <code>{example.raw}</code>
      <span aria-hidden="true">→</span>
      <span className={classes['reading']}>{isIsoDate(reading) ? formatDate(reading) : reading}</span>
      <span className={classes['line']}>line {example.line}</span>
    </span>
  );
}
