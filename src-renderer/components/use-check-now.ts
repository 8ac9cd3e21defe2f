import { useState } from 'react';
import type { PipelineResult } from '../../src-shared/contract/pipeline.ts';
import { client } from '../client.ts';
import { announce } from './live-region.tsx';
import { showError } from './undo-toast.tsx';
import { useBusiness } from '../stores/business.ts';
import { runTask } from '../stores/tasks.ts';
import { foundInWords } from './found-in-words.ts';

/** Runs the whole check at once; the top bar shows its progress and can cancel it. */
export function useCheckNow(): { readonly run: () => Promise<void>; readonly isRunning: boolean; readonly result: PipelineResult | null } {
  const { id } = useBusiness();
  const [isRunning, setIsRunning] = useState(false);
  const [result, setResult] = useState<PipelineResult | null>(null);
  const run = async (): Promise<void> => {
    setIsRunning(true);
    try {
      const found = await runTask('Checking for trouble', ({ taskId, signal }) =>
        client.pipeline.run({ businessId: id, mode: 'full', taskId }, { signal }),
      );
      setResult(found);
      announce(foundInWords(found));
    } catch (error) {
      showError(error);
    } finally {
      setIsRunning(false);
    }
  };
  return { run, isRunning, result };
}
