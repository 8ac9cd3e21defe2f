import { Button, Group } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { Execution } from '../../../src-shared/contract/actions.ts';
import { EXECUTION_CHANNEL_LABELS } from '../../../src-shared/domain/vocabulary/actions.ts';
import { api } from '../../client.ts';
import { actionSentence } from '../../components/action-words.ts';
import { Facts } from '../../components/facts.tsx';
import { Icon } from '../../components/icon.tsx';
import { Moment } from '../../components/moment.tsx';
import { Money } from '../../components/money.tsx';
import { showError } from '../../components/undo-toast.tsx';
import { useFormat } from '../../components/use-format.ts';
import { useBusiness } from '../../stores/business.ts';
import { downloadExecution } from './download-execution.ts';
import classes from './execution.module.css';

const STATUS_WORDS: Readonly<Record<Execution['status'], string>> = {
  executed: 'Executed, not verified yet',
  verified: 'Verified',
  recorded: 'Recorded',
  failed: 'Failed',
  undone: 'Taken back: do not use its file',
};

/** One thing that was done: the sentence, its file, what proves it, and what was predicted beside what came of it. */
export function ExecutionCard({ execution }: { readonly execution: Execution }): ReactNode {
  const format = useFormat();
  const { baseCurrency } = format;
  const { predictedEffectMinor: predicted, measuredEffectMinor: measured } = execution;
  return (
    <div className={classes['card']} data-undone={execution.status === 'undone' || undefined}>
      <p className={classes['sentence']} data-private>
        {actionSentence(execution.sentence, format)}
      </p>
      {execution.fileName === null || execution.status === 'undone' ? null : <FileButtons execution={execution} />}
      <Facts
        facts={[
          { label: 'State', value: STATUS_WORDS[execution.status] },
          { label: 'How', value: `${EXECUTION_CHANNEL_LABELS[execution.channel]}${execution.isAutomatic ? ', by automation' : ''}` },
          { label: 'File', value: execution.fileName },
          { label: 'Note', value: execution.note },
          { label: 'Done', value: <Moment instant={execution.executedAt} /> },
          { label: 'Proof', value: execution.verification === null ? null : actionSentence(execution.verification, format) },
          {
            label: 'Predicted effect on the lowest point',
            value: predicted === null ? null : <Money amountMinor={predicted} currency={baseCurrency} plus cents />,
          },
          {
            label: 'Measured effect',
            value:
              measured === null ? (
                predicted === null ? null : (
                  'not measured yet'
                )
              ) : (
                <Money amountMinor={measured} currency={baseCurrency} plus cents />
              ),
          },
        ]}
      />
    </div>
  );
}

function FileButtons({ execution }: { readonly execution: Execution }): ReactNode {
  const { id: businessId } = useBusiness();
  const isMail = execution.channel === 'email_draft';
  const file = useQuery(api.executions.file.queryOptions({ input: { businessId, executionId: execution.id }, enabled: isMail }));
  // The desktop window opens no address outside itself; there the saved draft is the way.
  const mailtoUrl = 'tamio' in window ? null : (file.data?.mailtoUrl ?? null);
  return (
    <Group gap={8} mb={8}>
      <Button
        size="compact-md"
        variant="default"
        leftSection={<Icon name="import" size={16} />}
        onClick={() => void downloadExecution(businessId, execution.id).catch(showError)}
      >
        Save the file again
      </Button>
      {mailtoUrl === null ? null : (
        <Button size="compact-md" variant="default" component="a" href={mailtoUrl}>
          Open in your mail program
        </Button>
      )}
    </Group>
  );
}
