import { SegmentedControl, Select, TextInput } from '@mantine/core';
import { useDebouncedValue, useHotkeys } from '@mantine/hooks';
import { type ReactNode, useRef, useState } from 'react';
import { Icon } from '../../components/icon.tsx';
import { Page } from '../../components/page.tsx';
import { useMay } from '../../components/use-may.ts';
import { AuditList, type Chain } from './audit-list.tsx';
import { ENTITY_CHOICES } from './entry-words.ts';
import { VerifyPanel } from './verify-panel.tsx';
import classes from './audit-log.module.css';

const TYPING_MS = 200;

/** Everything that was ever changed, by whom and when; and the proof that the list itself was not. */
export function AuditLogPage(): ReactNode {
  const search = useRef<HTMLInputElement>(null);
  const [text, setText] = useState('');
  const [settledText] = useDebouncedValue(text.trim(), TYPING_MS);
  const [entityType, setEntityType] = useState<string | null>(null);
  const [wanted, setWanted] = useState<Chain>('business');
  const { isAllowed: seesFile } = useMay('owner');
  const chain = seesFile ? wanted : 'business';
  useHotkeys([['/', () => search.current?.select()]]);
  return (
    <Page title="Audit log" isWide fillsHeight>
      <VerifyPanel />
      <search className={classes['filters']} aria-label="Filter the entries">
        {seesFile ? (
          <SegmentedControl
            aria-label="Which log"
            data={[
              { value: 'business', label: 'This business' },
              { value: 'file', label: 'The data file' },
            ]}
            value={chain}
            onChange={(value) => setWanted(value === 'file' ? 'file' : 'business')}
          />
        ) : null}
        <TextInput
          ref={search}
          type="search"
          aria-label="Search the entries"
          aria-keyshortcuts="/"
          placeholder="Search  /"
          w={280}
          leftSection={<Icon name="search" size={16} />}
          value={text}
          onChange={({ currentTarget: { value } }) => setText(value)}
        />
        <Select
          aria-label="About"
          placeholder="About everything"
          w={200}
          clearable
          data={[...ENTITY_CHOICES]}
          value={entityType}
          onChange={setEntityType}
        />
      </search>
      <AuditList chain={chain} text={settledText} entityType={entityType} />
    </Page>
  );
}
