import type { ReactNode } from 'react';
import tableClasses from './table.module.css';

/** A region that scrolls and holds no control must be a stop of its own, or the keyboard could not scroll it (WCAG 2.1.1). */
const KEYBOARD_STOP = { tabIndex: 0 } as const;

/** Room for a table of figures that may be wider than the window. */
export function ScrollTable({ label, children }: { readonly label: string; readonly children: ReactNode }): ReactNode {
  return (
    <section className={tableClasses['scroll']} aria-label={label} {...KEYBOARD_STOP}>
      {children}
    </section>
  );
}
