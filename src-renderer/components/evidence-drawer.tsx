import { Drawer } from '@mantine/core';
import type { ComponentType, ReactNode } from 'react';
import { DueItemView } from './due/due-item-view.tsx';
import { ErrorBoundary } from './error-boundary.tsx';
import { AlertEvidence } from './evidence/alert-evidence.tsx';
import { BankLine } from './evidence/bank-line.tsx';
import { closeEvidence, type EvidenceKind, useOpenEvidence } from './evidence/open-evidence.ts';
import { WeekEvidence } from './evidence/week-evidence.tsx';

type Content = { readonly title: string; readonly content: ComponentType<{ readonly id: string }> };

const CONTENTS: Readonly<Record<EvidenceKind, Content>> = {
  week: { title: 'What makes up this week', content: WeekEvidence },
  alert: { title: 'Why this alert', content: AlertEvidence },
  line: { title: 'Bank line', content: BankLine },
  due: { title: 'Due item', content: DueItemView },
};

/** What stands behind a figure, beside the page it came from. The address says what is open; Back and Esc close it. */
export function EvidenceDrawer(): ReactNode {
  const open = useOpenEvidence();
  const shown = open === null ? null : CONTENTS[open.kind];
  const Content = shown?.content;
  return (
    <Drawer
      opened={open !== null}
      onClose={closeEvidence}
      position="right"
      size={520}
      title={shown?.title}
      overlayProps={{ backgroundOpacity: 0.18 }}
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      {Content === undefined || open === null ? null : (
        <ErrorBoundary key={`${open.kind}:${open.id}`} title="This could not be shown">
          <Content id={open.id} />
        </ErrorBoundary>
      )}
    </Drawer>
  );
}
