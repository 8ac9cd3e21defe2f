import { CopyButton, UnstyledButton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { api } from '../../client.ts';
import { Facts } from '../../components/facts.tsx';
import { Section } from '../../components/page.tsx';
import { QueryState } from '../../components/states.tsx';
import { useBusiness } from '../../stores/business.ts';
import classes from './settings.module.css';

const HOST_WORDS = { desktop: 'the desktop window', browser: 'this browser, from your own machine', cli: 'the command line' } as const;

const COMMANDS = [
  { command: 'npx tamio import statement.csv --account Main --dry-run', says: 'shows what a file would bring' },
  { command: 'npx tamio forecast --json', says: 'the forecast for a script' },
  { command: 'npx tamio verify', says: 'checks the audit log' },
  { command: 'npx tamio backup', says: 'makes a backup' },
] as const;

export function AboutSection(): ReactNode {
  const { id: businessId } = useBusiness();
  const info = useQuery(api.app.info.queryOptions({ input: { businessId } }));
  return (
    <Section title="About">
      <QueryState query={info} rows={2}>
        {(data) => (
          <Facts
            facts={[
              { label: 'Version', value: `Tamio ${data.version}` },
              { label: 'Runs in', value: HOST_WORDS[data.host] },
            ]}
          />
        )}
      </QueryState>
      <p className={classes['hint']}>Everything here can also be done on the command line, from the folder where Tamio is:</p>
      <ul className={classes['commands']}>
        {COMMANDS.map(({ command, says }) => (
          <li key={command}>
            <CopyButton value={command}>
              {({ copied, copy }) => (
                <UnstyledButton className={classes['command']} onClick={copy} aria-label={`Copy the command: ${command}`}>
                  <code>{command}</code>
                  <span>{copied ? 'copied' : says}</span>
                </UnstyledButton>
              )}
            </CopyButton>
          </li>
        ))}
      </ul>
    </Section>
  );
}
