import { Button, UnstyledButton } from '@mantine/core';
import type { ReactNode } from 'react';
import type { ImportQuestionView } from '../../../src-shared/contract/imports.ts';
import { isIsoDate } from '../../../src-shared/domain/calendar/iso-date.ts';
import { Section } from '../../components/page.tsx';
import { formatDate } from '../../format/dates.ts';
import { readAgain } from './import-run.ts';
import { type ImportItem, useImportQueue } from './import-store.ts';
import { ANSWER_KEYS, optionWords, questionWords } from './import-words.ts';
import classes from './import.module.css';

type QuestionsProps = { readonly item: ImportItem; readonly questions: readonly ImportQuestionView[]; readonly isDisabled: boolean };

/** What the file cannot decide is asked, with the person's own lines under each answer. Answering reads the file again. */
export function Questions({ item, questions, isDisabled }: QuestionsProps): ReactNode {
  const change = useImportQueue((state) => state.change);
  const leave = (kind: ImportQuestionView['kind']): void => change(item.id, { reopened: item.reopened.filter((question) => question.kind !== kind) });
  return questions.map((question) => {
    const words = questionWords(question.kind);
    return (
      <Section
        key={question.kind}
        title={words.title}
        actions={
          item.reopened.includes(question) ? (
            <Button variant="subtle" size="compact-sm" disabled={isDisabled} onClick={() => leave(question.kind)}>
              Leave it as last time
            </Button>
          ) : undefined
        }
      >
        <p className={classes['muted']}>{words.why}</p>
        <div className={classes['options']}>
          {question.options.map((option) => (
            <UnstyledButton
              key={option}
              className={classes['option']}
              disabled={isDisabled}
              onClick={() => void readAgain(item.id, { answers: { [ANSWER_KEYS[question.kind]]: option } })}
            >
              <strong>{optionWords(question.kind, option)}</strong>
              <Examples question={question} option={option} />
            </UnstyledButton>
          ))}
        </div>
      </Section>
    );
  });
}

function Examples({ question, option }: { readonly question: ImportQuestionView; readonly option: string }): ReactNode {
  return question.examples.map((example) => {
    const reading = example.readings[option] ?? '';
    return (
      <span key={`${example.line} ${example.raw}`} className={classes['example']} data-private>
        <code>{example.raw}</code>
        <span aria-hidden="true">→</span>
        <span className={classes['reading']}>{isIsoDate(reading) ? formatDate(reading) : reading}</span>
        <span className={classes['muted']}>line {example.line}</span>
      </span>
    );
  });
}
