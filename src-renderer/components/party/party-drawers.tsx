import type { ReactNode } from 'react';
import { unreachable } from '../../../src-shared/result/assert.ts';
import { AccountForm } from './account-form.tsx';
import { AgreementForm } from './agreement-form.tsx';
import { DocumentForm } from './document-form.tsx';
import { MergeForm } from './merge-form.tsx';
import { closeBeside, type Opened, useOpened } from './opened.ts';
import { PARTY_KINDS, type PartyDetail, type PartyKind } from './party.ts';
import { FIGURE_TITLES, type FigureName } from './party-figures.ts';
import { PartyForm } from './party-form.tsx';
import { SideDrawer } from './side-drawer.tsx';
import { Why } from './why.tsx';

type DrawersProps = { readonly kind: PartyKind; readonly party: PartyDetail };

/** What opens beside the page of one customer or vendor. */
export function PartyDrawers({ kind, party }: DrawersProps): ReactNode {
  const opened = useOpened();
  const figure = figureOf(opened);
  return (
    <SideDrawer title={opened === null ? '' : titleOf(opened, kind, party)} isOpen={opened !== null && (opened.kind !== 'why' || figure !== null)}>
      {figure === null ? <Form kind={kind} party={party} opened={opened} /> : <Why kind={kind} party={party} figure={figure} />}
    </SideDrawer>
  );
}

function figureOf(opened: Opened | null): FigureName | null {
  return opened?.kind === 'why' && Object.hasOwn(FIGURE_TITLES, opened.detail) ? (opened.detail as FigureName) : null;
}

function titleOf({ kind: opened, detail }: Opened, kind: PartyKind, { name }: PartyDetail): string {
  switch (opened) {
    case 'change':
      return `Change ${name}`;
    case 'document':
      return `New ${PARTY_KINDS[kind].document}, ${name}`;
    case 'agreement':
      return `New agreement with ${name}`;
    case 'account':
      return `New bank account of ${name}`;
    case 'merge':
      return `Merge ${name}`;
    case 'create':
      return `New ${PARTY_KINDS[kind].one}`;
    case 'why':
      return Object.hasOwn(FIGURE_TITLES, detail) ? `${FIGURE_TITLES[detail as FigureName]}: ${name}` : '';
    default:
      return unreachable(opened);
  }
}

function Form({ kind, party, opened }: DrawersProps & { readonly opened: Opened | null }): ReactNode {
  if (opened === null) return null;
  switch (opened.kind) {
    case 'change':
      return <PartyForm key={party.rowVersion} kind={kind} party={party} onClose={closeBeside} />;
    case 'document':
      return <DocumentForm kind={kind} party={party} onClose={closeBeside} />;
    case 'agreement':
      return <AgreementForm kind={kind} party={party} onClose={closeBeside} />;
    case 'account':
      return <AccountForm kind={kind} party={party} onClose={closeBeside} />;
    case 'merge':
      return <MergeForm kind={kind} party={party} otherId={Number(opened.detail) || null} onClose={closeBeside} />;
    case 'create':
    case 'why':
      return null;
    default:
      return unreachable(opened.kind);
  }
}
