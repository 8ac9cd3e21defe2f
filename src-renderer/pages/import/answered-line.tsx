import { UnstyledButton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Link } from 'wouter';
import type { ImportResult } from '../../../src-shared/contract/imports.ts';
import { api } from '../../client.ts';
import { Icon } from '../../components/icon.tsx';
import { askAgain } from './import-run.ts';
import type { ImportItem } from './import-store.ts';
import { ANSWER_KEYS, answeredWords, isQuestionKind, type QuestionKind } from './import-words.ts';
import classes from './import.module.css';

type AnsweredProps = { readonly item: ImportItem; readonly result: ImportResult; readonly isDisabled: boolean };

/** What an earlier answer has settled without asking, how to be asked again, and where to forget it. */
export function AnsweredLine({ item, result, isDisabled }: AnsweredProps): ReactNode {
  const kinds = result.answeredByProfile.filter(isQuestionKind);
  const accountId = result.account.id;
  const profiles = useQuery(
    api.imports.profiles.queryOptions({
      input: { businessId: item.businessId, accountId: accountId ?? 0 },
      enabled: kinds.length > 0 && accountId !== null,
      staleTime: 0,
    }),
  );
  if (kinds.length === 0 || item.reopened.length > 0) return null;
  const answers = profiles.data?.map((profile) => profile.answers) ?? [];
  const said = kinds.map((kind) => answeredWords(kind, answerTo(kind, result, answers)));
  return (
    <p className={classes['answered']}>
      <Icon name="clock" size={16} />
      <span>
        Answered as last time: {said.join('; ')}.{' '}
        <UnstyledButton className={classes['link']} disabled={isDisabled} onClick={() => void askAgain(item.id)}>
          Change
        </UnstyledButton>
        {accountId === null ? null : (
          <>
            {' '}
            · <Link href={`/accounts/${accountId}`}>Remembered answers of {result.account.name}</Link>
          </>
        )}
      </span>
    </p>
  );
}

/** The answer itself: as the file was read, else what the account's answers agree on; null where they do not. */
function answerTo(kind: QuestionKind, { detected }: ImportResult, answers: readonly Readonly<Record<string, string>>[]): string | null {
  if (kind === 'date_order') return detected.dateOrder;
  if (kind === 'decimal_mark') return detected.decimalMark;
  if (kind === 'currency') return detected.currency;
  const given = new Set(answers.flatMap((known) => known[ANSWER_KEYS[kind]] ?? []));
  const [only] = given;
  return given.size === 1 && only !== undefined ? only : null;
}
