import type { ReactNode } from 'react';
import { Page } from '../../components/page.tsx';
import { AboutSection } from './about-section.tsx';
import { AppearanceSection } from './appearance-section.tsx';
import { BackupsSection } from './backups-section.tsx';
import { BusinessSection } from './business-section.tsx';
import { KeysSection } from './keys-section.tsx';
import { PrivacySection } from './privacy-section.tsx';
import { ThresholdsSection } from './thresholds-section.tsx';
import classes from './settings.module.css';

const PARTS = [
  { id: 'business', label: 'Business', content: BusinessSection },
  { id: 'thresholds', label: 'Thresholds', content: ThresholdsSection },
  { id: 'appearance', label: 'Appearance', content: AppearanceSection },
  { id: 'safety', label: 'Data and safety', content: KeysSection },
  { id: 'backups', label: 'Backups', content: BackupsSection },
  { id: 'privacy', label: 'Privacy', content: PrivacySection },
  { id: 'about', label: 'About', content: AboutSection },
] as const;

function goTo(id: string): void {
  const part = document.querySelector<HTMLElement>(`#settings-${id}`);
  part?.scrollIntoView({ block: 'start' });
  part?.focus({ preventScroll: true });
}

/** Everything the owner decides once. */
export function SettingsPage(): ReactNode {
  return (
    <Page title="Settings">
      <div className={classes['layout']}>
        <nav className={classes['parts']} aria-label="Parts of the settings">
          {PARTS.map(({ id, label }) => (
            <button key={id} type="button" className={classes['part']} onClick={() => goTo(id)}>
              {label}
            </button>
          ))}
        </nav>
        <div className={classes['sections']}>
          {PARTS.map(({ id, content: Content }) => (
            <div key={id} id={`settings-${id}`} tabIndex={-1} className={classes['anchor']}>
              <Content />
            </div>
          ))}
        </div>
      </div>
    </Page>
  );
}
