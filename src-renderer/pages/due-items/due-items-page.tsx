import { Button, Group, SegmentedControl } from '@mantine/core';
import type { ComponentType, ReactNode } from 'react';
import { useParams } from 'wouter';
import { navigate, useHashSearch } from '../../app/hash-location.ts';
import { Icon } from '../../components/icon.tsx';
import { openBeside } from '../../components/party/opened.ts';
import { Page } from '../../components/page.tsx';
import { RecordLinks } from '../../components/records/record-links.tsx';
import { AgeingTab } from './ageing-tab.tsx';
import { CalendarTab } from './calendar-tab.tsx';
import { DueList } from './due-list.tsx';
import classes from './due-items.module.css';
import { NewDocument } from './new-document.tsx';
import { useEffect } from 'react';

type Tab = { readonly value: string; readonly label: string; readonly content: ComponentType };

const LIST: Tab = { value: 'list', label: 'List', content: DueList };
const TABS: readonly Tab[] = [
  LIST,
  { value: 'calendar', label: 'Calendar', content: CalendarTab },
  { value: 'ageing', label: 'Ageing', content: AgeingTab },
];

/** What customers owe and what is to be paid: every invoice, bill and date of an agreement. */
export function DueItemsPage(): ReactNode {
  const { id } = useParams<{ id?: string }>();
  const wanted = new URLSearchParams(useHashSearch()).get('show');
  const { value: shown, content: Content } = TABS.find((tab) => tab.value === wanted) ?? LIST;
  // The address of one item opens it over the list.
  useEffect(() => {
    if (id !== undefined) navigate(`/due-items?state=all&reach=any&open=due:${id}`, { replace: true });
  }, [id]);
  return (
    <Page
      title="Due items"
      isWide
      fillsHeight={shown === 'list'}
      actions={
        <Group gap={8}>
          <RecordLinks kind="invoices" />
          <Button variant="default" leftSection={<Icon name="plus" />} onClick={() => openBeside('document', 'bill')}>
            New bill
          </Button>
          <Button variant="default" leftSection={<Icon name="plus" />} onClick={() => openBeside('document', 'invoice')}>
            New invoice
          </Button>
        </Group>
      }
    >
      <SegmentedControl
        className={classes['tabs'] ?? ''}
        aria-label="How to look at them"
        value={shown}
        data={TABS.map(({ value, label }) => ({ value, label }))}
        onChange={(tab) => navigate(tab === LIST.value ? '/due-items' : `/due-items?show=${tab}`, { replace: true })}
      />
      <Content />
      <NewDocument />
    </Page>
  );
}
