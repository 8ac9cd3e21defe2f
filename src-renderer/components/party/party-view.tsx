import { Button, Group, Menu } from '@mantine/core';
import type { ReactNode } from 'react';
import { Icon } from '../icon.tsx';
import { MayButton } from '../may-button.tsx';
import { Page, Section } from '../page.tsx';
import { useFormat } from '../use-format.ts';
import { AliasesSection, ContactSection } from './about-sections.tsx';
import { AccountsSection } from './accounts-section.tsx';
import { AgreementsOfParty } from './agreements-of-party.tsx';
import { DelaySection, MonthsSection } from './history-sections.tsx';
import { OpenItems } from './open-items.tsx';
import { openBeside } from './opened.ts';
import { PARTY_KINDS, type Party, type PartyDetail, type PartyKind } from './party.ts';
import { PartyDrawers } from './party-drawers.tsx';
import { PartyHead } from './party-head.tsx';
import classes from './party.module.css';
import { paymentTermsWords, roleWords } from './party-words.ts';
import { usePartyChanges } from './use-party-changes.ts';
import { VendorDelays } from './vendor-delays.tsx';

const STANDING: Readonly<Record<Party['status'], string>> = {
  active: '',
  paused: 'Paused: nothing new falls due until you continue.',
  archived: 'Archived: out of the lists, and nothing new falls due.',
};

type PartyViewProps = { readonly kind: PartyKind; readonly party: PartyDetail };

/** One customer or vendor: what is owed, how it is paid, what is open, what recurs, and everything known of it. */
export function PartyView({ kind, party }: PartyViewProps): ReactNode {
  const { document } = PARTY_KINDS[kind];
  const { baseCurrency } = useFormat();
  const about = [...roleWords(party), paymentTermsWords(party), party.currency === baseCurrency ? null : party.currency].filter(
    (part) => part !== null,
  );
  const standing = STANDING[party.status];
  return (
    <Page
      title={party.name}
      lead={[about.join(', '), standing].filter((part) => part !== '').join('. ') || undefined}
      actions={<Actions kind={kind} party={party} />}
    >
      <PartyHead kind={kind} party={party} />
      <div className={classes['columns']}>
        <DelaySection kind={kind} party={party} />
        <MonthsSection kind={kind} party={party} />
      </div>
      <Section title="Open items" note={party.openCount === 0 ? undefined : `${party.openCount} now`}>
        <OpenItems
          kind={kind}
          partyId={party.id}
          caption="Open items"
          none={
            <p className={classes['text']}>
              Nothing is open. A new {document}, or an agreement that bills by itself, is listed here until it is paid.
            </p>
          }
        />
      </Section>
      {'delayHistory' in party && party.delayHistory.length > 0 ? <VendorDelays vendor={party} /> : null}
      <div className={classes['columns']} data-loose>
        <div className={classes['stack']}>
          <Section
            title="Agreements"
            actions={
              <MayButton variant="default" size="compact-sm" leftSection={<Icon name="plus" size={14} />} onClick={() => openBeside('agreement')}>
                Add
              </MayButton>
            }
          >
            <AgreementsOfParty kind={kind} party={party} />
          </Section>
          <AccountsSection kind={kind} party={party} />
          <AliasesSection party={party} />
        </div>
        <ContactSection party={party} />
      </div>
      <PartyDrawers kind={kind} party={party} />
    </Page>
  );
}

function Actions({ kind, party }: { readonly kind: PartyKind; readonly party: PartyDetail }): ReactNode {
  const { setStatus } = usePartyChanges(kind);
  const { document } = PARTY_KINDS[kind];
  const isActive = party.status === 'active';
  return (
    <Group gap={8}>
      <Menu position="bottom-end" shadow="md">
        <Menu.Target>
          <Button variant="default" rightSection={<Icon name="chevronDown" size={16} />}>
            More
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item onClick={() => openBeside('change')}>Change</Menu.Item>
          <Menu.Item onClick={() => openBeside('merge')}>Merge with another…</Menu.Item>
          {party.status === 'archived' ? (
            <Menu.Item onClick={() => void setStatus([party], 'active')}>Bring back</Menu.Item>
          ) : (
            <Menu.Item onClick={() => void setStatus([party], 'archived')}>Archive</Menu.Item>
          )}
        </Menu.Dropdown>
      </Menu>
      {party.status === 'archived' ? null : (
        <MayButton variant="default" onClick={() => void setStatus([party], isActive ? 'paused' : 'active')}>
          {isActive ? 'Pause' : 'Continue'}
        </MayButton>
      )}
      <MayButton leftSection={<Icon name="plus" />} onClick={() => openBeside('document')}>
        New {document}
      </MayButton>
    </Group>
  );
}
