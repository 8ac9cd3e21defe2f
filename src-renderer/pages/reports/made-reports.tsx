import { Button, Group } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { api } from '../../client.ts';
import { Icon } from '../../components/icon.tsx';
import { Moment } from '../../components/moment.tsx';
import { Section } from '../../components/page.tsx';
import { useFormat } from '../../components/use-format.ts';
import { formatDate } from '../../format/dates.ts';
import { countOf, formatBytes } from '../../format/numbers.ts';
import { type MadeReport, useReports } from './report-store.ts';
import classes from './reports.module.css';
import { openFile, saveFile } from './save-file.ts';

/** Reports of this session, newest first, to open or keep. */
export function MadeReports({ businessId }: { readonly businessId: number }): ReactNode {
  const made = useReports((state) => state.made).filter((report) => report.businessId === businessId);
  return made.map((report) => <Made key={report.id} made={report} />);
}

function Made({ made }: { readonly made: MadeReport }): ReactNode {
  const { locale } = useFormat();
  const info = useQuery(api.app.info.queryOptions({ input: { businessId: made.businessId } }));
  const { report, period } = made;
  const { pdf, csv } = report;
  const title = `Audit report, ${formatDate(period.from)} to ${formatDate(period.to)}`;
  return (
    <Section title={title} note={<Moment instant={made.madeAt} />}>
      <p className={classes['facts']}>
        {countOf(report.pageCount, { one: 'page', many: 'pages' }, locale)},{' '}
        {countOf(report.lineCount, { one: 'bank line', many: 'bank lines' }, locale)}
        {report.path === null ? '' : `, kept in ${report.path}`}
      </p>
      <Group gap={8}>
        {pdf === null ? null : (
          <>
            <Button leftSection={<Icon name="import" />} onClick={() => saveFile(pdf, report.fileName)}>
              Save PDF ({formatBytes(pdf.size)})
            </Button>
            {/* The desktop window opens no second window. */}
            {info.data?.host === 'browser' ? (
              <Button variant="default" onClick={() => openFile(pdf)}>
                Open PDF
              </Button>
            ) : null}
          </>
        )}
        {csv === null ? null : (
          <Button variant="default" onClick={() => saveFile(csv, report.fileName.replace(/\.pdf$/i, '.csv'))}>
            Save lines as CSV ({formatBytes(csv.size)})
          </Button>
        )}
      </Group>
      <p className={classes['muted']}>
        Head of the audit log when it was made: <code className={classes['hash']}>{report.head}</code>. Whoever holds this paper can see later whether
        an entry before it was changed.
      </p>
    </Section>
  );
}
