import type { ReactNode } from 'react';
import tableClasses from './table.module.css';

/** Room for a table of figures that may be wider than the window: without a control inside it, it takes the focus itself, so that keys can scroll it. */
export function ScrollTable({ label, children }: { readonly label: string; readonly children: ReactNode }): ReactNode {
  return (
    <div className={tableClasses['scroll']} role="group" aria-label={label} tabIndex={0}>
      {children}
    </div>
  );
}
