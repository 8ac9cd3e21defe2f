import { Button, Group } from '@mantine/core';
import type { ReactNode } from 'react';
import { navigate } from '../../app/hash-location.ts';
import { RECORD_KIND_LABELS, type RecordKind } from '../../../src-shared/domain/vocabulary/records.ts';
import { ExportButton } from './export-button.tsx';

/** The way from a page of records to their tables: import one of this kind, or export them all. */
export function RecordLinks({ kind }: { readonly kind: RecordKind }): ReactNode {
  const name = RECORD_KIND_LABELS[kind].toLowerCase();
  return (
    <Group gap={8} wrap="nowrap">
      <Button variant="default" size="xs" onClick={() => navigate(`/records?kind=${kind}`)} aria-label={`Import ${name} from a table`}>
        Import…
      </Button>
      <ExportButton kind={kind} />
    </Group>
  );
}
