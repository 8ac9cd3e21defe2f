import { useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import type { ImportBatch } from '../../../src-shared/contract/imports.ts';
import { api } from '../../client.ts';
import { MayButton } from '../../components/may-button.tsx';
import { showDone, showError } from '../../components/undo-toast.tsx';
import { undoBatch } from './book-file.ts';

type UndoProps = { readonly businessId: number; readonly batch: ImportBatch; readonly size: 'compact-sm' | 'sm' };

/** Takes an import back. The way forward again is in its details. */
export function UndoBatch({ businessId, batch, size }: UndoProps): ReactNode {
  const queryClient = useQueryClient();
  const [isBusy, setIsBusy] = useState(false);
  const undo = async (): Promise<void> => {
    setIsBusy(true);
    try {
      await undoBatch(businessId, batch.id);
      showDone(`${batch.fileName} is taken back. Open it to import it again.`);
    } catch (error) {
      showError(error);
    } finally {
      setIsBusy(false);
      await queryClient.invalidateQueries({ queryKey: api.imports.key() });
    }
  };
  return (
    <MayButton size={size} variant="default" loading={isBusy} onClick={() => void undo()} aria-label={`Undo the import of ${batch.fileName}`}>
      Undo
    </MayButton>
  );
}
