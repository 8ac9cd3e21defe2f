import type { ReactNode } from 'react';
import { Icon } from '../../components/icon.tsx';
import { Section } from '../../components/page.tsx';
import classes from './settings.module.css';

export function PrivacySection(): ReactNode {
  return (
    <Section title="Privacy">
      <p className={classes['state']}>
        <Icon name="check" /> <strong>Network: off.</strong>
      </p>
      <p className={classes['text']}>
        Tamio has no connection to any bank, cloud or service, sends no usage data and does not look for updates by itself. Your files are read on
        this machine, and everything is kept in the data folder named above, encrypted. What you export or back up goes only where you put it.
      </p>
    </Section>
  );
}
