import { Drawer } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { IsoDate } from '../../../src-shared/domain/calendar/iso-date.ts';
import { api } from '../../client.ts';
import { useOpenEvidence } from '../../components/evidence/open-evidence.ts';
import { COMPONENTS } from '../../components/forecast-words.ts';
import { QueryState } from '../../components/states.tsx';
import { useBusinessInput } from '../../stores/business.ts';
import { closePart, type OpenedPart, useOpenedPart } from './opened-part.ts';
import { PartEvidence } from './part-evidence.tsx';

/** One part of one week, beside the page: the lines it is made of, where they come from and how sure they are. */
export function PartDrawer({ bankDataThrough }: { readonly bankDataThrough: IsoDate | null }): ReactNode {
  const opened = useOpenedPart();
  // A line opened from here lies on top: Escape closes that one first.
  const isOnTop = useOpenEvidence() === null;
  const label = COMPONENTS.find(({ key }) => key === opened?.key)?.label;
  return (
    <Drawer
      opened={opened !== null}
      onClose={closePart}
      position="right"
      size={520}
      closeOnEscape={isOnTop}
      title={label === undefined ? undefined : `${label} in this week`}
      overlayProps={{ backgroundOpacity: 0.18 }}
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      {opened === null ? null : <Contents opened={opened} bankDataThrough={bankDataThrough} />}
    </Drawer>
  );
}

function Contents({ opened, bankDataThrough }: { readonly opened: OpenedPart; readonly bankDataThrough: IsoDate | null }): ReactNode {
  const input = useBusinessInput();
  const query = useQuery(api.forecast.evidence.queryOptions({ input: { ...input, weekStart: opened.weekStart } }));
  return (
    <QueryState query={query} rows={8}>
      {(evidence) => <PartEvidence evidence={evidence} partKey={opened.key} bankDataThrough={bankDataThrough} />}
    </QueryState>
  );
}
